import { capital, type Chapter, type Step } from "../../runbook";
import { escaped } from "../escape";
import type { Panel } from "./tabs";

/** What an operator runs for each fault, beside what the fault does: `holdfast runbook` as a part of the page. */
export function runbookPanel(chapters: readonly Chapter[]): Panel[] {
  if (chapters.length === 0) return [];
  const intro = `<p class="none">For each fault what it does, and what an operator runs in this order. No command calls an unavailable Region. \`holdfast runbook\` prints it.</p>`;
  return [{ id: "runbook", title: "Runbook", html: withCode(intro) + chapters.map(chapterHtml).join("\n") }];
}

function chapterHtml({ stack, answers }: Chapter): string {
  const faults = answers.map(({ fault, effects = [], steps }) => {
    const happens = effects.map((effect) => `<li>${inline(effect)}</li>`).join("");
    const run = steps.map((step) => `<li>${stepHtml(step)}</li>`).join("");
    return [
      `<details><summary>${inline(capital(fault))}</summary>`,
      happens === "" ? "" : `<h4>What happens</h4><ul>${happens}</ul>`,
      run === "" ? `<p class="none">Nothing to run.</p>` : `<h4>Operator</h4><ol>${run}</ol>`,
      `</details>`,
    ].join("");
  });
  return `<h3>Stack ${escaped(stack)}</h3>${faults.join("\n")}`;
}

function stepHtml(step: Step): string {
  return "do" in step ? inline(step.do) : `${inline(step.note ?? "Run:")}<pre><code>${escaped(step.run)}</code></pre>`;
}

/** A sentence of the runbook, whose code is between backticks. */
const inline = (text: string): string => withCode(escaped(text));

const withCode = (html: string): string => html.replace(/`([^`]*)`/g, "<code>$1</code>");
