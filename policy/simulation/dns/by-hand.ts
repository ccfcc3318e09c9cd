import { HEALTH_CHECK, RECORD } from "../../aws";
import { isOfType, valueOf, type Resource, type ResourceOf } from "../../graph";
import { checkType } from "../../services/route53/health-check";
import { keyOf, membersOf } from "../../services/route53/record-set";
import { someOf } from "../flow";
import { notified } from "../functions/warn";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { servedByRecord } from "./record";

type HealthCheck = ResourceOf<typeof HEALTH_CHECK>;
type DnsRecord = ResourceOf<typeof RECORD>;

/**
 * Up once a person has engaged a switch: an object that inverted health checks ask for, or a metric of one's own. A person who is notified by an
 * alarm does it when what a record leads to is down, no other health check of it turns, and another record of its name leads to what is up. Neither
 * needs a control plane (https://aws.amazon.com/blogs/networking-and-content-delivery/creating-disaster-recovery-mechanisms-using-amazon-route-53/).
 * `scene.down` where no person would be notified, or no record depends on the checks.
 *
 * @param checks that read the switch's state
 * @param what as steps name the switch: its object's key, its alarm's name
 * @param into what the switch's state is written to
 */
export function engagedByHand(checks: readonly HealthCheck[], what: string, into: ElementId, scene: Scene): ElementId {
  const alarm = notified(scene);
  const dependents = checks.flatMap((check) => recordsOf(check, scene));
  const wanted = scene.any(
    dependents.flatMap(({ record, others }) => isWanted(record, others, scene) ?? []),
    `clients would be better led elsewhere by ${what}`,
  );
  if (alarm === scene.down || wanted === scene.down) return scene.down;
  const { settings } = scene;
  const id = `engage ${what} by hand`;
  const [resource] = checks;
  const { done } = scene.step({
    id,
    by: "person",
    after: wanted,
    takes: [settingFigure(settings, "reaction"), settingFigure(settings, "command")],
    needs: [
      { what: "a person is notified", element: alarm },
      { what: "what it writes to", element: into },
    ],
    resource,
  });
  return scene.latch(done, id, resource);
}

interface Dependent {
  readonly record: DnsRecord;
  /** The other health checks that it needs. */
  readonly others: readonly HealthCheck[];
}

/** The records that are unhealthy while a check is: it is theirs, or a part of theirs that is needed. */
function recordsOf(check: HealthCheck, { graph }: Scene): Dependent[] {
  const own = graph.referrers(check, [RECORD], "healthCheckId").certain.map((record) => ({ record, others: [] }));
  const parents = graph.referrers(check, [HEALTH_CHECK], "childHealthchecks[*]").certain;
  const through = parents.flatMap((parent) => {
    const children = graph.references(parent, "childHealthchecks[*]", [HEALTH_CHECK]);
    const count = children.certain.length + children.external.length;
    const needsAll = children.complete && valueOf(graph.number(parent, "childHealthThreshold")) === count;
    if (checkType(parent, graph) !== "CALCULATED" || !needsAll) return [];
    const others = children.certain.filter((one) => one !== check);
    return graph.referrers(parent, [RECORD], "healthCheckId").certain.map((record) => ({ record, others }));
  });
  return [...own, ...through];
}

/** Up while a record leads to nothing that is up although its other checks are healthy, and another one of its name leads to something. */
function isWanted(record: DnsRecord, checks: readonly HealthCheck[], scene: Scene): ElementId | undefined {
  const { certain } = membersOf(keyOf(record, scene.graph), scene.graph);
  const others = certain.filter((one): one is DnsRecord => one !== record && isOfType(one, RECORD));
  if (others.length === 0) return undefined;
  const name = scene.nameOf(record);
  const leads = (one: DnsRecord) => someOf(servedByRecord(one, scene).flow, scene);
  return scene.all(
    [
      scene.not(leads(record), `${name} leads to what is down`),
      scene.any(others.map(leads), `another record than ${name} leads to what is up`),
      ...checks.map((one) => scene.of(one)),
    ],
    `clients of ${name} would be better led elsewhere`,
    record as Resource,
  );
}
