import { createRequire } from "node:module";
import { AwsProvider } from "../standins/aws-provider";
import type { Call } from "../standins/calls";
import { RandomProvider } from "../standins/random-provider";
import { serve } from "../standins/serve";
import type { World } from "../standins/world";

/** The providers of one operation of the engine. */
export interface Providers {
  /**
   * Where the engine finds them: it attaches to a provider that is named here, in place of starting an executable
   * (https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/debugging-provider-packages/).
   */
  environment: { PULUMI_DEBUG_PROVIDERS: string };
  /** What AWS was asked. */
  calls: readonly Call[];
  stop: () => void;
}

/**
 * Serves the providers of AWS and of random values from this process, as an operation of the engine starts two processes for them otherwise.
 *
 * @param unavailable a region that is unavailable
 */
export async function serveProviders(world: World, unavailable?: string): Promise<Providers> {
  const aws = new AwsProvider(world, unavailable);
  const served = await Promise.all([serve(aws, versionOf("aws")), serve(new RandomProvider(), versionOf("random"))]);
  return {
    environment: {
      PULUMI_DEBUG_PROVIDERS: ["aws", "random"].map((name, i) => `${name}:${served[i]!.port}`).join(),
    },
    calls: aws.calls,
    stop: () => served.forEach(({ stop }) => stop()),
  };
}

function versionOf(provider: string): string {
  const { version } = createRequire(__filename)(`@pulumi/${provider}/package.json`) as { version: string };
  return version;
}
