import type { Switch } from "../topology/names";

/** The commands that take a region out of service and put it back: they write to the other region, and need nothing of the impaired one. */
export function switchCommands(one: Switch): { takeOut: string; putBack: string } {
  if (one.kind === "s3-object") {
    const where = `--bucket ${one.bucket} --key ${one.key} --region ${one.region}`;
    return { takeOut: `aws s3api put-object ${where}`, putBack: `aws s3api delete-object ${where}` };
  }
  const dimensions = Object.entries(one.dimensions).map((pair) => pair.join("="));
  const metric = `--namespace ${one.namespace} --metric-name ${one.metricName} --dimensions ${dimensions.join(",")}`;
  const put = `aws cloudwatch put-metric-data ${metric} --region ${one.region}`;
  return { takeOut: `${put} --value 1`, putBack: `${put} --value 0` };
}
