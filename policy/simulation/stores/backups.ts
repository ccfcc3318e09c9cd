import { AIR_GAPPED_VAULT, BACKUP_PLAN, BACKUP_VAULT, BACKUP_VAULT_LOCK } from "../../aws";
import { valueOf, type Answer, type Resource, type ResourceOf } from "../../graph";
import { selectionsNear, takes } from "../../services/backup/selection";
import { regionInArn } from "../../services/backup/vault-arn";
import { backupAges } from "../../../lib/backup-age";
import { gapOfSchedule } from "../../../lib/schedule-gap";
import type { Copy, Figure, Place } from "../model";
import { givenBy } from "../figures";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { keyUse, spotAt, survivesAt, type KeyUse } from "./spot";

type Plan = ResourceOf<typeof BACKUP_PLAN>;

/** The provider's defaults, in minutes (hashicorp/terraform-provider-aws, internal/service/backup/plan.go). */
const COMPLETION_WINDOW = 180;

interface BackedUp {
  readonly service: string;
  /** The key of its own that backups in its Region keep; undefined where AWS Backup uses the vault's. */
  readonly key?: KeyUse | undefined;
}

/** The copies of a resource that AWS Backup makes, in its own Region and elsewhere. */
export function backupCopies(resource: Resource, store: string, backedUp: BackedUp, scene: Scene): Copy[] {
  const { graph } = scene;
  return selectionsNear(resource, graph).flatMap((selection) => {
    const taken = takes(selection, resource, graph);
    if (taken.is === "no") return [];
    const plans = graph.references(selection, "planId", [BACKUP_PLAN]);
    return plans.certain.flatMap((plan) => copiesOfPlan(plan, resource, store, taken, backedUp, scene));
  });
}

function copiesOfPlan(
  plan: Plan,
  resource: Resource,
  store: string,
  taken: Answer,
  backedUp: BackedUp,
  scene: Scene,
): Copy[] {
  const { graph } = scene;
  const rules = valueOf(graph.list(plan, "rules")) ?? [];
  return rules.flatMap((_, index) => {
    const rule = `rules[${index}]`;
    const age = ageOf(plan, rule, scene);
    const ruleName = valueOf(graph.string(plan, `${rule}.ruleName`)) ?? `${plan.name} ${rule}`;
    const id = `${store} backup ${ruleName}`;
    const doubts = [age.why, taken.is === "unknown" ? taken.why : undefined];
    const actions = valueOf(graph.list(plan, `${rule}.copyActions`)) ?? [];
    const made = (at: Vault, name: string, lag: Figure, key: KeyUse | undefined) =>
      vaultCopy({ ...backedUp, id: name, store, resource, lag, key, doubts }, at, scene);
    const local = vaultAt(plan, `${rule}.targetVaultName`, scene);
    return [
      made(local, id, age.own, backedUp.key ?? local.key),
      ...actions.map((__, action) => {
        const vault = vaultAt(plan, `${rule}.copyActions[${action}].destinationVaultArn`, scene);
        return made(vault, `${id} in ${vault.place.region ?? vault.name}`, age.copied, vault.key);
      }),
    ];
  });
}

interface Age {
  readonly own: Figure;
  readonly copied: Figure;
  /** Why it is not known. */
  readonly why: string | undefined;
}

/** How old the newest backup of a rule may be; AWS gives no bound for a copy. */
function ageOf(plan: Plan, rule: string, scene: Scene): Age {
  const { graph } = scene;
  const schedule = graph.string(plan, `${rule}.schedule`);
  const gap = schedule.kind === "known" ? gapOfSchedule(schedule.value) : undefined;
  const window = graph.number(plan, `${rule}.completionWindow`, COMPLETION_WINDOW);
  const minutes = window.kind === "known" ? window.value : undefined;
  const source = "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_StartBackupJob.html";
  const { own, copied } = backupAges(gap ?? 0, (minutes ?? COMPLETION_WINDOW) * 60);
  const given = [
    ...givenBy(plan, `${rule}.schedule`, graph),
    ...givenBy(plan, `${rule}.completionWindow`, graph, COMPLETION_WINDOW),
  ];
  const isKnown = gap !== undefined && minutes !== undefined;
  return {
    own: { ...own, source, bounded: "resource", given },
    copied: { ...copied, source, bounded: "none", given },
    why: isKnown ? undefined : `How often ${plan.name} (${rule}) makes backups can't be determined.`,
  };
}

interface Vault {
  readonly name: string;
  readonly place: Place;
  readonly key: KeyUse | undefined;
  readonly locked: Copy["locked"];
  /** Why it is not known which vault it is. */
  readonly why: string | undefined;
}

const VAULTS = [BACKUP_VAULT, AIR_GAPPED_VAULT] as const;
const ACCOUNT = /^arn:[^:]*:backup:[^:]*:(\d{12}):/;

function vaultAt(plan: Plan, path: string, scene: Scene): Vault {
  const { graph } = scene;
  const { certain, external, complete, why } = graph.references(plan, path, VAULTS);
  const [vault] = certain;
  const [elsewhere] = external;
  if (vault && complete) {
    const property = vault.type === BACKUP_VAULT ? "kmsKeyArn" : "encryptionKeyArn";
    return {
      name: scene.nameOf(vault),
      place: regionalPlace(vault),
      key: keyUse(vault, property, scene),
      locked: vault.type === AIR_GAPPED_VAULT ? true : lockOf(vault, scene),
      why: undefined,
    };
  }
  // A name alone is that of a vault of the plan's own Region.
  const region =
    elsewhere === undefined ? undefined : elsewhere.startsWith("arn:") ? regionInArn(elsewhere) : plan.region;
  const account = ACCOUNT.exec(elsewhere ?? "")?.[1] ?? regionalPlace(plan).account;
  const place = { account, region };
  const unseen: KeyUse = { atoms: [], isUnknown: true, resource: undefined };
  return { name: elsewhere ?? "a vault", place, key: unseen, locked: "unknown", why: complete ? undefined : why };
}

/**
 * Whether not even an administrator can delete what is in a vault: a lock in compliance mode, which is one with changeableForDays; without, they may
 * take the lock off (https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html).
 */
function lockOf(vault: Resource, scene: Scene): Copy["locked"] {
  const locks = scene.graph.referrers(vault, [BACKUP_VAULT_LOCK], "backupVaultName", [BACKUP_VAULT]);
  const days = locks.certain.map((lock) => scene.graph.number(lock, "changeableForDays"));
  if (days.some(({ kind }) => kind === "known")) return true;
  return locks.possible.length > 0 || days.some(({ kind }) => kind === "unknown") ? "unknown" : false;
}

interface VaultCopy extends BackedUp {
  readonly id: string;
  readonly store: string;
  readonly resource: Resource;
  readonly lag: Figure;
  readonly doubts: readonly (string | undefined)[];
}

function vaultCopy(made: VaultCopy, vault: Vault, scene: Scene): Copy {
  const { id, store, resource, lag, key, doubts } = made;
  const spot = spotAt(vault.place, { key });
  const there = survivesAt(scene, spot, `the copy ${id}`, "backup", resource);
  const why = [...doubts, vault.why].find((one) => one !== undefined);
  return scene.copy({
    id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "backup",
    lag,
    locked: vault.locked,
    resource,
    reachable: why === undefined ? there : scene.all([there, scene.unknown(why)], why),
  });
}
