import { didYouMean } from "../../policy/problems";
import { profileConfig, PROFILES } from "../../policy/profiles";
import { rules } from "../../policy/rules";
import { EXIT, UsageError } from "../errors";
import type { Outcome } from "../outcome";

/**
 * `holdfast profile NAME`: a profile as a configuration for `pulumi preview --policy-pack-config`, which knows no profiles: the level of
 * each rule.
 *
 * @throws a user's mistake, where there is no such profile
 */
export function profile(name: string): Outcome {
  const chosen = PROFILES.find((one) => one === name);
  if (chosen === undefined)
    throw new UsageError(
      `profile ${name}: is no profile${didYouMean(name, PROFILES)}; known are ${PROFILES.join(", ")}`,
    );
  return { text: `${JSON.stringify(profileConfig(chosen, rules), null, 2)}\n`, exitCode: EXIT.fine };
}
