import { switchCommands } from "../dns/switch-commands";
import { formatDuration } from "../../lib/duration";
import { run, type Answer, type PlanArgs, type Step } from "./answer";
import { namesStores, vaultName } from "../topology/stores";
import { storeRecoveries } from "./stores";

/** The other region is lost, seen from the one that is left: what its people do, without asking the lost one for anything. */
export function otherRegionLost(args: PlanArgs): Answer {
  return { fault: `region ${args.topology.peer.region} is lost`, ...answer(args) };
}

type Unnamed = Omit<Answer, "fault">;

function answer(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  const { strategy } = settings.workload;
  if (strategy === "static-site") return topology.role === "secondary" ? pageStandsIn(args) : standbyLost(args);
  if (settings.active !== topology.role) return takesOver(args);
  return strategy === "active-active" ? shutOff(args) : standbyLost(args);
}

function takesOver(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  const { strategy, stacks, domain } = settings.workload;
  const stores = storeRecoveries(args).map(({ takeOver }) => takeOver);
  const before = stores.flatMap((store) => store.before ?? []);
  const promote = stores.flatMap((store) => store.promote ?? []);
  const up: Step[] = [
    { do: `Set holdfast:active: ${topology.role} in Pulumi.yaml.` },
    {
      run: `pulumi up -s ${stacks[topology.role]}`,
      note: "This grows, promotes and restores. Leave out --refresh, which reads through the region that is lost:",
    },
  ];
  // A cluster without instances can take no fail-over, and in a pilot light `up` adds the first.
  const steps = strategy === "pilot-light" ? [...up, ...promote] : [...promote, ...before, ...up];
  const all = strategy === "pilot-light" ? [...before, ...steps] : steps;
  return {
    automatic: [...trafficMoves(args), ...stores.flatMap(({ automatic = [] }) => automatic), ...messages(args)],
    person: [
      ...takeOut(args),
      ...all,
      ...proof(args),
      ...run([`curl -fsS https://${domain}${pathOf(args)}`], "See that the service's own name answers:"),
    ],
  };
}

/** The region that writes is the one that is left. */
function shutOff(args: PlanArgs): Unnamed {
  return { automatic: [...trafficMoves(args), ...messages(args)], person: [...takeOut(args), ...proof(args)] };
}

function standbyLost({ settings, topology }: PlanArgs): Unnamed {
  return {
    automatic: [
      `${topology.region} goes on as before; nothing of it waits for ${topology.peer.region}.`,
      "Copies and replicas fall behind, and their alarms say so; they catch up by themselves when the region is back.",
    ],
    person: [
      { do: `Change nothing that belongs to ${topology.peer.region} until it is back.` },
      { run: `pulumi up -s ${settings.workload.stacks[topology.peer.role]}`, note: "Then:" },
    ],
  };
}

function pageStandsIn(args: PlanArgs): Unnamed {
  const { settings, topology } = args;
  return {
    automatic: [...trafficMoves(args), "The page says what is going on; the service itself waits for its region."],
    person: [
      ...takeOut(args),
      ...(namesStores(settings)
        ? [
            {
              run: `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName(settings.workload)} --region ${topology.region}`,
              note: "See what can be restored here by hand:",
            },
          ]
        : []),
    ],
  };
}

/** The switches that keep the lost region out, also when it comes back half-well: they write to this region's bucket. */
function takeOut({ topology }: PlanArgs): Step[] {
  return run(
    topology.peerSwitches.map((one) => switchCommands(one).takeOut),
    `Shut ${topology.peer.region} off, so that it gets no users should it come back half-well:`,
  );
}

function trafficMoves({ settings, topology }: PlanArgs): string[] {
  const { interval, threshold } = settings.dns.healthCheck;
  const after = formatDuration(interval * threshold);
  const { lastResort } = settings.standby;
  return [
    `Route 53 answers with ${topology.region} after ${threshold} failed checks ${formatDuration(interval)} apart (${after}), and what resolvers keep runs out within a minute.`,
    ...(lastResort ? ["Should both regions fail their checks, the static page answers."] : []),
  ];
}

function messages({ settings, topology }: PlanArgs): string[] {
  const { queues, streams } = settings;
  if (Object.keys(queues).length + Object.keys(streams).length === 0) return [];
  return [
    `What waits in ${topology.peer.region}'s queues and streams stays there until that region is back, and is lost where its retention ends sooner.`,
  ];
}

function proof(args: PlanArgs): Step[] {
  return run(
    [`curl -fsS https://${args.topology.regionalHost}${pathOf(args)}`],
    `See that ${args.topology.region} answers:`,
  );
}

function pathOf({ settings }: PlanArgs): string {
  return settings.dns.healthCheck.path ?? settings.ingress?.healthCheck.path ?? "/";
}
