import {
  commandIn,
  groupIn,
  run,
  type Facts,
  type PlanArgs,
  type Step,
  type StoreRecovery,
} from "../disaster-plan/answer";

/** How a volume takes over, and how its snapshots are found. */
export function volumeRecovery(_args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  return {
    takeOver: takeOver(name, facts),
    earlierState: run(
      commandIn(groupIn(facts, "list"), "snapshotsOfThisRegion"),
      `List the snapshots of volume ${name}:`,
    ),
  };
}

function takeOver(name: string, facts: Facts): StoreRecovery["takeOver"] {
  const find = commandIn(groupIn(facts, "list"), "copiesOfTheOtherRegion");
  return {
    before: find.flatMap((command): Step[] => [
      { run: command, note: `List the copied snapshots of volume ${name}:` },
      {
        do: `Append to holdfast:restore of this stack: { volumes: { ${name}: { restores: [{ <slot>: <snapshot>, … }] } } }, with a snapshot for each slot.`,
      },
    ]),
  };
}
