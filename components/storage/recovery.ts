import { commandIn, run, type Facts, type PlanArgs, type StoreRecovery } from "../disaster-plan/answer";

/** How a bucket takes over, and how its earlier versions are found. */
export function bucketRecovery({ topology }: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { region } = topology;
  return {
    takeOver: {
      automatic: [`Bucket ${name}: it accepts writes here; objects that were not replicated yet are missing.`],
    },
    earlierState: run(
      commandIn(facts, "bucket").map(
        (bucket) =>
          `aws s3api list-object-versions --bucket ${bucket} --prefix <what was corrupted> --region ${region}`,
      ),
      `List the versions of bucket ${name}:`,
    ),
  };
}
