import { EXIT } from "../errors";
import type { Outcome } from "../outcome";
import { renderAreas, renderSetting } from "../report/terminal/setting";
import { standardOutput } from "../report/terminal/screen";
import { examples } from "../settings/examples";
import { findSettings } from "../settings/find";
import { settingsReference } from "../settings/reference";

/**
 * `holdfast explain`: what a setting means, its type, default and bounds, an example, and what contradicts it; without a setting, the areas.
 *
 * @throws UsageError for what is not a setting, with the nearest ones
 */
export function explain(setting: string | undefined): Outcome {
  const reference = settingsReference();
  const screen = standardOutput();
  if (setting === undefined) return { text: renderAreas(reference, screen), exitCode: EXIT.fine };
  const known = examples();
  const text = findSettings(setting, reference).map((one) => renderSetting(one, known, screen));
  return { text: text.join("\n"), exitCode: EXIT.fine };
}
