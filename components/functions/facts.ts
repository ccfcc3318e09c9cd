import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { consumes } from "../topology/messaging";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { MessagingContext } from "../message";
import { LIVE } from "./release";

interface Made {
  lambda: aws.lambda.Function;
  alias: aws.lambda.Alias;
  failuresUrl: pulumi.Output<string>;
}

/** What the stack's outputs say of a function, with the commands that take a release back and look at what failed: they go to this region alone. */
export function functionFacts(
  {
    settings,
    topology,
    wanted,
  }: Pick<MessagingContext, "settings" | "topology"> & { wanted: Pick<FunctionSettings, "sources"> },
  made: Made,
): Record<string, unknown> {
  const { lambda, alias, failuresUrl } = made;
  const there = `--region ${topology.region}`;
  return {
    function: lambda.name,
    region: topology.region,
    newestVersion: lambda.version,
    liveVersion: alias.functionVersion,
    takesMessages: Object.keys(wanted.sources).length > 0 && consumes(settings),
    log: lambda.name.apply((name) => `aws logs tail /aws/lambda/${name} ${there} --since 1h --follow`),
    failures: failuresUrl.apply(
      (url) => `aws sqs receive-message ${there} --queue-url ${url} --max-number-of-messages 10`,
    ),
    rollBack: lambda.name.apply(
      (name) =>
        `aws lambda update-alias ${there} --function-name ${name} --name ${LIVE} --function-version <number> --routing-config AdditionalVersionWeights={}`,
    ),
  };
}
