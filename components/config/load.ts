import * as pulumi from "@pulumi/pulumi";
import { parseSettings, type Settings } from "./parse";

/**
 * This stack's settings. The only place that reads Pulumi's configuration.
 * @throws SettingsError with all the mistakes at once
 */
export function loadSettings(): Settings {
  return parseSettings(pulumi.runtime.allConfig());
}
