import type { Switch } from "../topology/names";

/** The commands that take a region out of service and put it back: they write to S3 in the other region, and need nothing of the impaired one. */
export function switchCommands({ bucket, key, bucketRegion }: Switch): { takeOut: string; putBack: string } {
  const where = `--bucket ${bucket} --key ${key} --region ${bucketRegion}`;
  return { takeOut: `aws s3api put-object ${where}`, putBack: `aws s3api delete-object ${where}` };
}
