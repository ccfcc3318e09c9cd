import * as pulumi from "@pulumi/pulumi";
import type { RawConfig } from "./parse";

/** This stack's configuration. The only place that reads Pulumi's. */
export function stackConfig(): RawConfig {
  return pulumi.runtime.allConfig();
}

// The SDK has it, and marks it as internal: it is in no type.
declare module "@pulumi/pulumi/runtime/config" {
  function isConfigSecret(key: string): boolean;
}

/** Whether a setting, or a part of it, is encrypted in the stack file: `pulumi config set --secret`. */
export function isEncrypted(key: string): boolean {
  return pulumi.runtime.isConfigSecret(key);
}
