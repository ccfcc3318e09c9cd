/** Type tokens of Kinesis Data Streams. */

export const STREAM = "aws:kinesis/stream:Stream";
