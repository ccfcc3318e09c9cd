import type { Switch } from "../topology/names";

/** The commands that take a region out of service and put it back: they write to S3 in the other region, and need nothing of the dead one. */
export function switchCommands(thrown: Switch): { takeOut: string; putBack: string } {
  const where = `--bucket ${thrown.bucket} --key ${thrown.key} --region ${thrown.bucketRegion}`;
  return { takeOut: `aws s3api put-object ${where}`, putBack: `aws s3api delete-object ${where}` };
}
