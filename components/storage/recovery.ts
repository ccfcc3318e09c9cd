import { commandIn, run, type Facts, type PlanArgs, type StoreRecovery } from "../disaster-plan/answer";

/** How a bucket takes over, and how its earlier versions are found. */
export function bucketRecovery({ topology }: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { region } = topology;
  return {
    takeOver: {
      automatic: [`Bucket ${name}: it is written here at once; what had not come over by then stays behind.`],
    },
    earlierState: run(
      commandIn(facts, "bucket").map(
        (bucket) => `aws s3api list-object-versions --bucket ${bucket} --prefix <what was spoilt> --region ${region}`,
      ),
      `See the versions that bucket ${name} still has:`,
    ),
  };
}
