import type { Prediction } from "../experiments";
import type { Screen } from "./screen";
import { wrap } from "./words";

/** In a plan: what each experiment of AWS FIS is predicted to show, the number to beat. */
export function renderPredictions(predictions: readonly Prediction[], screen: Screen): string {
  const { bold, dim } = screen.colours;
  if (predictions.length === 0) return "";
  const lines = predictions.map(({ experiment, effects }) => {
    const text = `${experiment}: ${effects.join(" ").replaceAll("`", "")}`;
    return `  ${dim("-")} ${wrap(text, screen.width - 4, "    ")}\n`;
  });
  return `${bold("Experiments")}  what each is predicted to show\n${lines.join("")}\n`;
}
