import { switchCommands } from "../dns/switch-commands";
import { formatDuration } from "../../lib/duration";
import { run, type Answer, type PlanArgs, type Step } from "./answer";
import { hasLastResort } from "../topology/records";
import { namesStores, vaultName } from "../topology/stores";
import { storeRecoveries } from "./stores";

/** The other region is unavailable: what operators of the remaining one do, without needing the other. */
export function otherRegionUnavailable(args: PlanArgs): Answer {
  return { fault: `region ${args.topology.peer.region} is unavailable`, ...answer(args) };
}

type Unnamed = Omit<Answer, "fault">;

function answer(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  const { strategy } = settings.workload;
  if (strategy === "static-site") return topology.role === "secondary" ? pageAnswers(args) : standbyUnavailable(args);
  if (settings.active !== topology.role) return takesOver(args);
  return strategy === "active-active" ? takeTrafficOnly(args) : standbyUnavailable(args);
}

function takesOver(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  const { strategy, stacks, domain } = settings.workload;
  const stores = storeRecoveries(args).map(({ takeOver }) => takeOver);
  const before = stores.flatMap((store) => store.before ?? []);
  const promote = stores.flatMap((store) => store.promote ?? []);
  const byUp = stores.flatMap((store) => store.byUp ?? []);
  const up: Step[] = [
    { do: `Set holdfast:active: ${topology.role} in Pulumi.yaml.` },
    {
      run: `pulumi up -s ${stacks[topology.role]}`,
      note: [
        "This scales out, promotes and restores.",
        ...byUp,
        "Leave out --refresh, which reads from the unavailable region:",
      ].join(" "),
    },
  ];
  // A cluster without instances cannot fail over, and in a pilot light `up` adds the first.
  const steps = strategy === "pilot-light" ? [...up, ...promote] : [...promote, ...before, ...up];
  const all = strategy === "pilot-light" ? [...before, ...steps] : steps;
  return {
    automatic: [...trafficMoves(args), ...stores.flatMap(({ automatic = [] }) => automatic), ...messages(args)],
    person: [
      ...takeOut(args),
      ...all,
      ...proof(args),
      ...run([`curl -fsS https://${domain}${pathOf(args)}`], "Verify that the service's own name answers:"),
    ],
  };
}

/** The writer's region is the remaining one. */
function takeTrafficOnly(args: PlanArgs): Unnamed {
  return { automatic: [...trafficMoves(args), ...messages(args)], person: [...takeOut(args), ...proof(args)] };
}

function standbyUnavailable({ settings, topology }: PlanArgs): Unnamed {
  return {
    automatic: [
      `${topology.region} goes on as before; it does not depend on ${topology.peer.region}.`,
      "Copies and replicas lag, and their alarms go to ALARM; they catch up automatically when the region is available again.",
    ],
    person: [
      { do: `Change nothing that belongs to ${topology.peer.region} until it is available again.` },
      { run: `pulumi up -s ${settings.workload.stacks[topology.peer.role]}`, note: "Then:" },
    ],
  };
}

function pageAnswers(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  return {
    automatic: [...trafficMoves(args), "The static page answers; the service itself waits for its region."],
    person: [
      ...takeOut(args),
      ...(namesStores(settings)
        ? [
            {
              run: `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName(settings.workload)} --region ${topology.region}`,
              note: "List what can be restored here by hand:",
            },
          ]
        : []),
    ],
  };
}

/** The switches that keep the unavailable region out of service, also when it is partly available again: they write to this region's bucket. */
function takeOut({ topology }: PlanArgs): Step[] {
  return run(
    topology.peerSwitches.map((one) => switchCommands(one).takeOut),
    `Take ${topology.peer.region} out of service, so that it gets no users while it is only partly available:`,
  );
}

function trafficMoves({ settings, topology }: PlanArgs): string[] {
  const { interval, threshold } = settings.dns.healthCheck;
  const after = formatDuration(interval * threshold);
  if (settings.dns.failover === "manual" && topology.peerSwitches.length > 0)
    return [
      `Route 53 goes on answering with ${topology.peer.region} until an operator engages its switch (holdfast:dns.failover: manual).`,
    ];
  if (!topology.runs && topology.tier !== "absent") {
    const meanwhile = hasLastResort(settings) ? "get the static page" : "get errors";
    return [
      `Users leave ${topology.peer.region} after ${threshold} failed health checks, ${formatDuration(interval)} apart (${after}); ${topology.region} runs no instances, so that they ${meanwhile} until \`pulumi up\` has launched them and a target is healthy.`,
    ];
  }
  return [
    `Route 53 answers with ${topology.region} after ${threshold} failed health checks, ${formatDuration(interval)} apart (${after}), and resolvers' caches expire within a minute.`,
    ...(hasLastResort(settings) ? ["If both regions fail their health checks, the static page answers."] : []),
  ];
}

function messages({ settings, topology }: PlanArgs): string[] {
  const { queues, streams } = settings;
  if (Object.keys(queues).length + Object.keys(streams).length === 0) return [];
  return [
    `Messages in ${topology.peer.region}'s queues and streams stay there until that region is available again; those whose retention ends sooner are lost.`,
  ];
}

function proof(args: PlanArgs): Step[] {
  return run(
    [`curl -fsS https://${args.topology.regionalHost}${pathOf(args)}`],
    `Verify that ${args.topology.region} answers:`,
  );
}

function pathOf({ settings }: PlanArgs): string {
  return settings.dns.healthCheck.path ?? settings.ingress?.healthCheck.path ?? "/";
}
