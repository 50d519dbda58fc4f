// Starts the app; the shell's placeholder goes when the first view stands.
import init, { initSync } from "GLUE";
import { use } from "RUNNING";

const placeholder = document.getElementById("boot");
use(initSync);
try {
  await init({ module_or_path: "WASM" });
  placeholder.remove();
} catch (error) {
  console.error(error);
  const [loading, failed] = placeholder.children;
  loading.hidden = true;
  failed.hidden = false;
}
