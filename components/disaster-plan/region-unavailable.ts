import { switchCommands } from "../dns/switch-commands";
import { recoveryPoints } from "../backup/recovery";
import { kindOf } from "../compute/kinds";
import { run, type Answer, type PlanArgs, type Step } from "./answer";
import type { Switch } from "../topology/names";
import { hasPage } from "../topology/records";
import { storeRecoveries } from "./stores";

/** The other region is unavailable: what operators of the remaining one do, without needing the other. */
export function otherRegionUnavailable(args: PlanArgs): Answer {
  const { region } = args.topology.peer;
  return { fault: `region ${region} is unavailable`, simulated: { kind: "region", region }, steps: steps(args) };
}

function steps(args: PlanArgs): Step[] {
  const { settings, topology } = args;
  const { strategy } = settings.workload;
  if (strategy === "static-site") return topology.role === "secondary" ? pageAnswers(args) : standbyUnavailable(args);
  if (settings.active !== topology.role) return takesOver(args);
  return strategy === "active-active" ? takeTrafficOnly(args) : standbyUnavailable(args);
}

function takesOver(args: PlanArgs): Step[] {
  const { settings, topology } = args;
  const { strategy, stacks, domain } = settings.workload;
  const stores = storeRecoveries(args).map(({ takeOver }) => takeOver);
  const before = stores.flatMap((store) => store.before ?? []);
  const promote = stores.flatMap((store) => store.promote ?? []);
  const byUp = stores.flatMap((store) => store.byUp ?? []);
  const ids = [...scaledOut(args), ...byUp.map(({ id }) => id)];
  const up: Step[] = [
    { do: `Set holdfast:active: ${topology.role} in Pulumi.yaml.` },
    ...run(
      [`pulumi up -s ${stacks[topology.role]}`],
      [
        "This scales out, promotes and restores.",
        ...byUp.map(({ says }) => says),
        "Leave out --refresh, which reads from the unavailable region:",
      ].join(" "),
      ids,
    ),
  ];
  // A cluster without instances cannot fail over, and in a pilot light `up` adds the first.
  const all = strategy === "pilot-light" ? [...before, ...up, ...promote] : [...promote, ...before, ...up];
  return [
    ...takeOut(args),
    ...all,
    ...proof(args),
    ...run([`curl -fsS https://${domain}${pathOf(args)}`], "Verify that the service's own name answers:"),
  ];
}

/** The simulator's step of a region that has no instances until `up` launches them. */
function scaledOut({ settings, topology }: PlanArgs): string[] {
  const { workload, compute } = settings;
  if (topology.runs || !compute) return [];
  const { stacks, name } = workload;
  const { scaleOut } = kindOf(compute).recovery({ stack: stacks[topology.role], name, region: topology.region });
  return scaleOut === undefined ? [] : [scaleOut];
}

/** The writer's region is the remaining one. */
function takeTrafficOnly(args: PlanArgs): Step[] {
  return [...takeOut(args), ...proof(args)];
}

function standbyUnavailable({ settings, topology }: PlanArgs): Step[] {
  return [
    { do: `Change nothing that belongs to ${topology.peer.region} until it is available again.` },
    { run: `pulumi up -s ${settings.workload.stacks[topology.peer.role]}`, note: "Then:" },
  ];
}

/** No strategy serves here: what is restored, is restored by hand. */
function pageAnswers(args: PlanArgs): Step[] {
  return [...takeOut(args), ...recoveryPoints(args)];
}

/** The switches that keep the unavailable region out of service, also when it is partly available again: they write to this region's bucket. */
function takeOut(args: PlanArgs): Step[] {
  const { settings, topology } = args;
  const note = `Take ${topology.peer.region} out of service, so that it gets no users while it is only partly available:`;
  // In the simulator it leads users to another record. Where that one has nothing behind it yet, no operator is said to engage it.
  const answersElse = topology.runs || hasPage(settings) || scaledOut(args).length > 0;
  return topology.peerSwitches.flatMap((one) =>
    run([switchCommands(one).takeOut], note, answersElse ? [engaging(one)] : []),
  );
}

/** The simulator's step of a switch that a person engages. */
function engaging(one: Switch): string {
  return `engage ${one.kind === "s3-object" ? one.key : one.alarm} by hand`;
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
