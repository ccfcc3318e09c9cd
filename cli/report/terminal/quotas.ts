import type { NeededQuota } from "../../estimate/quotas";
import type { Screen } from "./screen";
import { wrap } from "./words";

const INDENT = " ".repeat(8);

/** The quotas that each Region needs for the whole service; first those that AWS's default does not cover. */
export function renderQuotas(quotas: readonly NeededQuota[], screen: Screen): string {
  if (quotas.length === 0) return "";
  const { bold, yellow } = screen.colours;
  const { regions } = quotas[0]!;
  const lines = quotas.map(({ name, code, needed, default: given }) => {
    const line = `${name} (${code}): ${needed}; AWS's default is ${given}`;
    const wrapped = wrap(line, screen.width - INDENT.length, INDENT);
    return `${INDENT}${needed > given ? yellow(wrapped) : wrapped}\n`;
  });
  const each =
    regions.length > 1 ? `${regions.join(" and ")} each, so that either runs the whole service` : regions.join();
  return `${bold("Quotas")}  ${wrap(`of ${each}`, screen.width - INDENT.length, INDENT)}\n${lines.join("")}`;
}
