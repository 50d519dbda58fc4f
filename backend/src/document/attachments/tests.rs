use super::*;
use crate::identity::testing::Bench;
use futures::stream;

const ID: Uuid = Uuid::from_u128(0xf11e);

async fn send(
    bench: &Bench,
    name: &str,
    media_type: Option<&str>,
    pieces: impl IntoIterator<Item = Bytes>,
) -> AppResult<Attachment> {
    let upload =
        Upload { id: ID, name, media_type, officer: bench.officer().id, at: bench.app.now() };
    let pieces = stream::iter(pieces.into_iter().map(Ok::<_, AppError>));
    receive(&bench.app.db, &bench.app.files, upload, pieces).await
}

fn code(outcome: AppResult<Attachment>) -> Code {
    match outcome {
        Err(AppError::Refused(refusals)) => refusals[0].code,
        other => panic!("{other:?}"),
    }
}

/// A PDF of exactly this length, in pieces.
fn pdf(length: usize, piece: usize) -> Vec<Bytes> {
    let mut bytes = vec![b'\n'; length];
    bytes[..9].copy_from_slice(b"%PDF-1.7\n");
    bytes[length - 6..].copy_from_slice(b"%%EOF\n");
    let bytes = Bytes::from(bytes);
    (0..length).step_by(piece).map(|at| bytes.slice(at..length.min(at + piece))).collect()
}

#[tokio::test]
async fn a_file_is_kept_with_its_digest() {
    let bench = Bench::new().await;
    let sent = send(&bench, "%C4%90%C6%A1n.PDF", None, pdf(100_000, 777)).await.unwrap();
    assert_eq!((sent.name.as_str(), sent.media_type.as_str()), ("Đơn.pdf", "application/pdf"));
    assert_eq!(sent.size, 100_000);
    assert_eq!(find(&bench.app.db, ID).await.unwrap(), sent);
    let bytes = bench.app.files.read(ID).await.unwrap();
    assert_eq!(bytes, pdf(100_000, 777).concat());
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(sent.sha256, digest);
}

#[tokio::test]
async fn the_largest_file_is_taken_and_one_byte_more_is_not() {
    let bench = Bench::new().await;
    let most = usize::try_from(MAX_BYTES).unwrap();
    let outcome = send(&bench, "a.pdf", None, pdf(most + 1, 1 << 20)).await;
    assert_eq!(code(outcome), Code::FileTooLarge);
    assert_eq!(bench.files(), 0);
    assert_eq!(send(&bench, "a.pdf", None, pdf(most, 1 << 20)).await.unwrap().size, 52_428_800);
}

#[tokio::test]
async fn an_endless_file_is_stopped_when_it_is_too_large() {
    let bench = Bench::new().await;
    let mut taken = 0_u64;
    let endless = std::iter::repeat_with(|| {
        taken += 1 << 20;
        Bytes::from(vec![b'%'; 1 << 20])
    });
    assert_eq!(code(send(&bench, "a.pdf", None, endless).await), Code::FileTooLarge);
    assert_eq!(taken, MAX_BYTES + (1 << 20), "and no more was asked for");
    assert_eq!(bench.files(), 0, "and nothing stays");
}

#[tokio::test]
async fn what_is_not_what_it_says_is_refused_and_leaves_nothing() {
    let bench = Bench::new().await;
    let program = || [Bytes::from_static(b"MZ\x90\x00 %PDF-1.7 %%EOF")];
    let jpeg = || [Bytes::from_static(b"\xff\xd8\xff\xe0")];
    let mut cut_off = pdf(5000, 5000);
    cut_off[0].truncate(4990);
    let kind = Some("application/pdf");
    assert_eq!(code(send(&bench, "a.pdf", kind, program()).await), Code::FileKindRefused);
    assert_eq!(code(send(&bench, "a.pdf", None, jpeg()).await), Code::FileKindRefused);
    assert_eq!(code(send(&bench, "a", kind, jpeg()).await), Code::FileKindRefused);
    assert_eq!(code(send(&bench, "a.pdf", None, cut_off).await), Code::FileKindRefused);
    assert_eq!(code(send(&bench, "a.pdf", None, []).await), Code::FileKindRefused);
    let page = Some("text/html");
    assert_eq!(code(send(&bench, "a.pdf", page, pdf(100, 100)).await), Code::FileKindRefused);
    assert_eq!(bench.files(), 0);
    assert!(matches!(find(&bench.app.db, ID).await, Err(AppError::NotFound)));
    let any = Some("application/octet-stream");
    assert_eq!(send(&bench, "scan", any, jpeg()).await.unwrap().name, "scan.jpg");
}

#[tokio::test]
async fn a_sender_who_breaks_off_leaves_nothing() {
    let bench = Bench::new().await;
    let (at, officer) = (bench.app.now(), bench.officer().id);
    let upload = Upload { id: ID, name: "a.pdf", media_type: None, officer, at };
    let pieces = pdf(600_000, 300_000).into_iter().take(1).map(Ok);
    let pieces = stream::iter(pieces.chain([Err(AppError::Forbidden)]));
    let outcome = receive(&bench.app.db, &bench.app.files, upload, pieces).await;
    assert!(matches!(outcome, Err(AppError::Forbidden)));
    assert_eq!(bench.files(), 0);
}

#[tokio::test]
async fn bytes_without_their_row_are_taken_away_again() {
    let bench = Bench::new().await;
    send(&bench, "a.pdf", None, pdf(1000, 1000)).await.unwrap();
    bench.run("UPDATE attachment SET id = x'00000000000000000000000000000001'").await;
    let (at, officer) = (bench.app.now(), Uuid::nil());
    let upload = Upload { id: ID, name: "a.pdf", media_type: None, officer, at };
    let pieces = stream::iter(pdf(1000, 1000).into_iter().map(Ok::<_, AppError>));
    let outcome = receive(&bench.app.db, &bench.app.files, upload, pieces).await;
    assert!(matches!(outcome, Err(AppError::Internal(_))), "an officer who does not exist");
    assert!(matches!(bench.app.files.read(ID).await, Err(AppError::NotFound)));
}
