import type { Simulation } from "../../../policy/simulation";
import { expectedOf, type Expected, type Met } from "../survival/objectives";
import { time, wordOf } from "../survival/words";
import type { Screen } from "./screen";
import { table } from "./words";

const NAMES: Readonly<Record<Expected["disruption"], string>> = {
  software: "software",
  infrastructure: "infrastructure",
  zone: "Availability Zone",
  region: "Region",
};
const VERDICTS: Readonly<Record<Met, string>> = {
  yes: "met",
  unproven: "met *",
  no: "missed ✖",
  undecided: "undecided",
};

/** The declared objectives of each disruption type, beside the worst that is expected; empty where none is declared. */
export function renderObjectives(simulation: Simulation, screen: Screen): string {
  const { dim, green, red, yellow } = screen.colours;
  const colours: Readonly<Record<Met, (text: string) => string>> = {
    yes: green,
    unproven: green,
    no: red,
    undecided: yellow,
  };
  const all = expectedOf(simulation);
  if (all.length === 0) return "";
  const head = ["Objectives", "RTO", "expected", "RPO", "expected", "", "worst fault"];
  const [title, ...rows] = table([head, ...all.map(cellsOf)]);
  const lines = rows.map((cells, index) => {
    const { met } = all[index]!;
    return cells.map((cell, column) => (column === 5 ? colours[met](cell) : cell)).join("  ");
  });
  const note = all.some(({ met }) => met === "unproven")
    ? [dim("* by times that AWS calls typical, or that are assumed, such as 15 minutes until an operator acts")]
    : [];
  return [dim(title!.join("  ")), ...lines, ...note].map((line) => `${line.trimEnd()}\n`).join("");
}

function cellsOf({ disruption, rto, rpo, met, slowest, oldest }: Expected): string[] {
  return [
    NAMES[disruption],
    rto === undefined ? "-" : time(rto),
    slowest === undefined ? "continues" : wordOf(slowest),
    rpo === undefined ? "-" : time(rpo),
    oldest === undefined ? "none lost" : oldest.word === "lost" ? "lost" : time(oldest.rpo!.seconds),
    VERDICTS[met],
    (slowest ?? oldest)?.fault ?? "",
  ];
}
