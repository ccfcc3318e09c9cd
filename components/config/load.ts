import * as pulumi from "@pulumi/pulumi";
import type { RawConfig } from "./parse";

/** This stack's configuration. The only place that reads Pulumi's. */
export function stackConfig(): RawConfig {
  return pulumi.runtime.allConfig();
}
