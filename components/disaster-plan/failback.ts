import { switchCommands } from "../dns/switch-commands";
import { consumes } from "../topology/messaging";
import { commandIn, groupIn, partsOf, run, type Answer, type PlanArgs, type Step } from "./answer";
import { fences } from "./stop-writes";
import { moves } from "../messaging/recovery";

/** Failback to the primary's region after a failover, seen from the primary's stack (docs/data.md says why in this order). */
export function failback(args: PlanArgs): Answer {
  const { settings, topology, stores, messaging } = args;
  const { stacks } = settings.workload;
  const copied = Object.entries(settings.databases).filter(([, { type }]) => type === "rds-instance");
  const up = { primary: `pulumi up -s ${stacks.primary}`, secondary: `pulumi up -s ${stacks.secondary}` };
  const switches = Object.values(topology.switches);
  const switchOvers = partsOf(stores, "databases").flatMap(([, facts]) =>
    partsOf(facts, "clusters").flatMap(([, cluster]) => commandIn(groupIn(cluster, "commands"), "switchOver")),
  );
  return {
    fault: `region ${topology.region} is available again, after ${topology.peer.region} has taken over`,
    steps: [
      ...run(
        partsOf(stores, "databases").flatMap(([, facts]) => fences(facts)),
        "Close the old writer to clients that still have its address, before anything else; what they write is lost:",
      ),
      {
        run: up.primary,
        note: "As soon as the region is available, with its switch still engaged: its functions and schedules stop, its data is stale:",
      },
      ...copied.flatMap(([name]): Step[] => [
        { do: `Append \`primary\` to holdfast:databases.${name}.members.` },
        { run: up.primary, note: "Create the copy, hours before the failback:" },
      ]),
      {
        run: `pulumi stack output stopWrites --json -s ${stacks.secondary}`,
        note: `Stop writes: run each command that this lists, in ${topology.peer.region}; users get the static page or an error from now on:`,
      },
      { do: "Wait until every copy has caught up: `lag` of the output `stores` is 0, nothing is pending." },
      ...(settings.workload.strategy === "backup-restore"
        ? [
            {
              do: `Back up what ${topology.peer.region} has written, copy it here, and restore it: docs/data.md, Fail back.`,
            },
          ]
        : []),
      ...run(switchOvers, "Make the primary's cluster the writer again:"),
      {
        do: `Set holdfast:active: primary in Pulumi.yaml${copied.length > 0 ? ", and in the same edit append `secondary` to each of those lists" : ""}.`,
      },
      { run: up.primary, note: "Move the service back to its region; this promotes and restores what is needed:" },
      ...run(
        switches.map((one) => switchCommands(one).putBack),
        "Move the traffic back:",
      ),
      { run: up.secondary, note: `When the traffic has moved, make ${topology.peer.region} the standby again:` },
      ...(consumes({ ...settings, active: topology.role, role: topology.peer.role })
        ? []
        : moves(
            messaging,
            `Move the waiting messages from ${topology.peer.region}, where no function processes them; needs bash and jq. Queue`,
          )),
    ],
  };
}
