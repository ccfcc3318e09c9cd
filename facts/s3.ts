import type { Published } from "./published";

/** Not ONEZONE_IA: the loss of its one Availability Zone loses the objects. */
export const TRANSITION_CLASSES = {
  title: "Storage classes that a lifecycle may move objects to, in the order in which S3 allows it",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html",
  ],
  asOf: "2026-11-22",
  data: ["STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
} as const satisfies Published;
