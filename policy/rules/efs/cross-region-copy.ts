import { EFS_FILE_SYSTEM, EFS_REPLICATION } from "../../aws";
import { answered, any, decided, foundBy, unknown, type Answer } from "../../graph";
import { defineRule } from "../../rule";
import { backupCopiesOf } from "../../services/backup/copies";
import { compliant, violation } from "../../verdict";

const REGION = "destination.region";

export const crossRegionCopy = defineRule({
  id: "efs-cross-region-copy",
  title: "EFS file systems should have a copy in another Region",
  practices: ["REL09-BP01", "REL10-BP01", "REL13-BP02"],
  service: "EFS",
  // Scratch space and what is reproduced from a bucket needs none; the pack can't tell it apart.
  severity: "low",
  why: "Files that exist in one Region can't be read or restored elsewhere while that Region is impaired.",
  fix: "Add an aws.efs.ReplicationConfiguration with destination.region, or a backup plan that copies to a vault there. Acknowledge one whose files can be reproduced.",
  source: "https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html",
  types: [EFS_FILE_SYSTEM],
  check(system, graph) {
    const { certain, possible } = graph.referrers(system, [EFS_REPLICATION], "sourceFileSystemId");
    const abroad = foundBy(certain, (one) =>
      answered(() => graph.read.string(one, REGION, system.region ?? "") !== (system.region ?? "")),
    );
    const mayReplicate: Answer[] = [...possible, ...abroad.possible].map(({ name }) =>
      unknown(`Whether ${name} replicates it to another Region is known only after deployment.`),
    );
    const replicated = any([...abroad.certain.map((): Answer => ({ is: "yes" })), ...mayReplicate]);
    const backups = backupCopiesOf(system, graph);
    const copied: Answer = backups.certain.some((region) => region !== undefined && region !== system.region)
      ? { is: "yes" }
      : backups.why !== undefined
        ? unknown(backups.why)
        : { is: "no" };
    if (decided(any([replicated, copied]), "")) return compliant();
    return violation({
      property: "tags",
      actual: undefined,
      wanted: "an aws.efs.ReplicationConfiguration, or a backup plan that copies to another Region",
      message: `Nothing copies its files out of ${system.region ?? "its Region"}: while that Region is unavailable, they are unavailable or lost.`,
    });
  },
});
