// The entry that is running, for the module that fetches its pages.
let instance;

export function use(initSync) {
  instance = initSync;
}

export function initSync() {
  return instance();
}
