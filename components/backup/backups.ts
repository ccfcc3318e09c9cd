import * as pulumi from "@pulumi/pulumi";
import type { StoreContext } from "../store";
import { vaultName, writes } from "../topology/stores";
import { backupAlarms } from "./alarms";
import { BackupPlan } from "./backup-plan";
import { JobReports } from "./job-reports";
import { backedUpTypes } from "./resource-types";
import { RestoreTests } from "./restore-tests";
import { serviceRole } from "./service-role";
import { Vault } from "./vault";

/**
 * AWS Backup in one region: the vault and, if the region writes, the plan that backs up to it and copies to the other region's.
 *
 * A failover adds the plan in one region and removes it in the other, and changes nothing else: vaults, roles and notifications stay. In
 * active-active the writer's backups count too: the other region's writes are in them once they are replicated, and a second plan would
 * keep everything twice.
 */
export class Backups extends pulumi.ComponentResource {
  /** The stack's outputs about the backups. */
  readonly facts: Record<string, unknown>;

  constructor(name: string, args: StoreContext, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:backup:Backups", name, {}, opts);
    const parent = { parent: this };
    const { settings, topology, keyArn, network, alerts } = args;
    const { workload } = settings;
    const vault = new Vault(name, { settings: settings.backup, workload, keyArn }, parent);
    const roleArn = serviceRole(name, workload.account, parent);
    // If no store is backed up, a plan would select nothing and the alarm would never leave ALARM.
    const any = backedUpTypes(settings).length > 0;
    if (any) {
      new JobReports(name, { settings, topology, alerts, roleArn }, parent);
      backupAlarms({ settings, alerts }, parent);
    }
    if (any && writes(settings))
      new BackupPlan(name, { settings, topology, vaultName: vault.vaultName, roleArn }, parent);
    if (any && settings.backup.restoreTests.enabled && testsRestores(settings))
      new RestoreTests(name, { settings, vaultArn: vault.arn, roleArn, keyArn, ...(network && { network }) }, parent);
    this.facts = { vault: vaultName(workload), list: listCommand(vaultName(workload), topology.region) };
    this.registerOutputs({ region: topology.region });
  }
}

/**
 * The standby region always, so that a failover deletes nothing there; the primary while the copies are its own, after a failover.
 */
function testsRestores(settings: StoreContext["settings"]): boolean {
  return settings.role === "secondary" || !writes(settings);
}

/** Needs nothing of the other region. */
function listCommand(vault: string, region: string): string {
  return `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vault} --region ${region}`;
}
