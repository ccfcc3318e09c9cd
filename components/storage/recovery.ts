import { commandIn, run, type Facts, type PlanArgs, type Step, type StoreRecovery } from "../disaster-plan/answer";
import { FAULTS_BUCKET, TRAIL_BUCKET } from "../topology/audit";
import { BUCKET_PURPOSES, hasStores } from "../topology/stores";

/** How a bucket's earlier versions are found; the other region's takes writes already. */
export function bucketRecovery({ settings, topology }: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { region } = topology;
  const { workload } = settings;
  const bucket = `${workload.name}-${name}`;
  // Both stacks have a bucket of this name: the simulator tells them apart by their Regions.
  const here = hasStores(workload, "secondary") ? `${bucket}@${region}` : bucket;
  return {
    takeOver: {},
    earlierState: run(
      commandIn(facts, "bucket").map(
        (physical) =>
          `aws s3api list-object-versions --bucket ${physical} --prefix <what was corrupted> --region ${region}`,
      ),
      `List the versions of bucket ${name}, and bring back the last good ones:`,
      [`restore ${bucket} versions in ${here}`],
    ),
  };
}

/** The workload's own buckets, whose contents are versioned too; `*` is the Region, where both stacks have one. */
export function ownBuckets({ settings, topology }: PlanArgs): Step[] {
  const { name, account } = settings.workload;
  const { region } = topology;
  const purposes = [...BUCKET_PURPOSES, TRAIL_BUCKET, FAULTS_BUCKET];
  return run(
    [
      `aws s3api list-object-versions --bucket ${name}-${account}-${region}-<${purposes.join(", ")}> --prefix <what was corrupted> --region ${region}`,
    ],
    "List the versions of the workload's own buckets, and bring back the last good ones:",
    purposes.map((purpose) => `restore ${name}-${purpose}* versions in ${name}-${purpose}*`),
  );
}
