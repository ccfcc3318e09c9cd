import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Role } from "../config/schema/common";

/** The alias by which everybody calls a function. */
export const LIVE = "live";

/**
 * The alias `live`: all calls to the newest version, or to a stable one and a share of them to the newest. Both versions must have the same role and
 * the same dead-letter queue, and neither may be $LATEST (https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html): the role is
 * made once, there is no dead-letter queue beside the destination, which is the alias's, and every version is published.
 */
export function liveAlias(
  name: string,
  lambda: aws.lambda.Function,
  release: FunctionSettings["release"][Role],
  opts: pulumi.CustomResourceOptions,
): aws.lambda.Alias {
  const stable = release && String(release.stable);
  return new aws.lambda.Alias(
    name,
    {
      name: LIVE,
      description: stable === undefined ? "The newest version" : `Version ${stable}, by the settings`,
      functionName: lambda.name,
      functionVersion: stable ?? lambda.version,
      ...(stable !== undefined &&
        release!.canary > 0 && {
          routingConfig: {
            additionalVersionWeights: lambda.version.apply((newest) => weights(stable, newest, release!.canary)),
          },
        }),
    },
    opts,
  );
}

/** The newest version's share; none where it is the stable one itself, which Lambda takes but once. @param percent of the calls */
export function weights(stable: string, newest: string, percent: number): Record<string, number> {
  return newest === stable ? {} : { [newest]: percent / 100 };
}
