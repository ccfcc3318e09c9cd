import { switchCommands } from "../dns/switch-commands";
import { consumes } from "../topology/messaging";
import { commandIn, groupIn, partsOf, run, type Answer, type PlanArgs, type Step } from "./answer";
import { moves } from "../messaging/recovery";

/** The way back to the primary's region after a fail-over, seen from the primary's stack (docs/data.md says why in this order). */
export function failBack(args: PlanArgs): Answer {
  const { settings, topology, stores, messaging } = args;
  const { stacks } = settings.workload;
  const lineages = Object.entries(settings.databases).filter(([, { type }]) => type === "rds-instance");
  const up = { primary: `pulumi up -s ${stacks.primary}`, secondary: `pulumi up -s ${stacks.secondary}` };
  const switches = Object.values(topology.switches);
  const switchOvers = partsOf(stores, "databases").flatMap(([, facts]) =>
    partsOf(facts, "clusters").flatMap(([, cluster]) => commandIn(groupIn(cluster, "commands"), "switchOver")),
  );
  return {
    fault: `region ${topology.region} is back, after ${topology.peer.region} has taken over`,
    automatic: [
      "A primary whose region comes back stays out of service while its switch is thrown; its data are stale.",
      "Aurora's global database, tables with replicas and buckets take it in again by themselves.",
    ],
    person: [
      {
        run: up.primary,
        note: "As soon as the region is back: until then its functions take the messages that were left there, and its schedules run:",
      },
      ...lineages.flatMap(([name]): Step[] => [
        { do: `Append \`primary\` to holdfast:databases.${name}.lineage.` },
        { run: up.primary, note: "Make the copy, hours before the way back:" },
      ]),
      { do: "Stop writes. Wait until each copy has come over: `lag` of the output `stores` is 0, nothing is pending." },
      ...(settings.workload.strategy === "backup-restore"
        ? [
            {
              do: `Back up what ${topology.peer.region} has written, copy it here, and restore it: docs/data.md, Fail back.`,
            },
          ]
        : []),
      ...run(switchOvers, "Make the primary's cluster the writer again:"),
      {
        do: `Set holdfast:active: primary in Pulumi.yaml${lineages.length > 0 ? ", and in the same edit append `secondary` to each of those lineages" : ""}.`,
      },
      { run: up.primary, note: "Give the service back to its region; this promotes or restores what must be:" },
      ...run(
        switches.map((one) => switchCommands(one).putBack),
        "Let the traffic come back:",
      ),
      { run: up.secondary, note: `When the traffic has moved, let ${topology.peer.region} stand by again:` },
      ...(consumes({ ...settings, active: topology.role, role: topology.peer.role })
        ? []
        : moves(
            messaging,
            `Bring over what waits in ${topology.peer.region} and is worked on by nobody; needs bash and jq. Queue`,
          )),
    ],
  };
}
