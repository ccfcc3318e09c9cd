import { backup } from "../../../../policy/rules/efs/backup";
import { crossRegionCopy } from "../../../../policy/rules/efs/cross-region-copy";
import { multipleAz } from "../../../../policy/rules/efs/multiple-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges, subnetsIn } from "../../judges";

const PRIMARY = { region: "us-east-1" };
const system = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:efs/fileSystem:FileSystem", "uploads", inputs, PRIMARY);
const uploads = system();

const mounted = (letters: readonly string[], fileSystemId: unknown = uploads.id): Fixture[] => {
  const subnets = subnetsIn(...letters);
  const targets = subnets.map((subnet, index) =>
    resource("aws:efs/mountTarget:MountTarget", `target-${index}`, { fileSystemId, subnetId: subnet.id }),
  );
  return [uploads, ...subnets, ...targets];
};

judges(multipleAz, {
  "mount targets in two zones": [mounted(["a", "b"]), "compliant"],
  "a mount target in one zone": [mounted(["a"]), "violation", /mount targets in 1 Availability Zone \(us-east-1a\)/],
  "no mount target": [[uploads], "notApplicable"],
  "mount targets of another": [mounted(["a"], "fs-other"), "notApplicable"],
  "mount targets of an unknown one": [mounted(["a"], unknown), "undecided"],
  "One Zone": [[system({ availabilityZoneName: "us-east-1a" })], "violation", /^Its files are in us-east-1a alone/],
  "an unknown zone": [[system({ availabilityZoneName: unknown })], "undecided"],
  "a mount target in an unknown subnet": [
    [
      uploads,
      resource("aws:efs/mountTarget:MountTarget", "one", { fileSystemId: uploads.id, subnetId: "subnet-elsewhere" }),
      ...mounted(["a"]).slice(1),
    ],
    "undecided",
  ],
});

const policy = (status: unknown, fileSystemId: unknown = uploads.id): Fixture =>
  resource("aws:efs/backupPolicy:BackupPolicy", "policy", { fileSystemId, backupPolicy: { status } });
const selection = (inputs: Record<string, unknown>, region = "us-east-1"): Fixture =>
  resource("aws:backup/selection:Selection", "selection", { planId: "plan", ...inputs }, { region });
const BY_TAG = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] };
const tagged = system({ tags: { backup: "daily" } });

judges(backup, {
  "its policy is on": [[uploads, policy("ENABLED")], "compliant"],
  "its policy is off": [[uploads, policy("DISABLED")], "violation", /deleted or overwritten are lost/],
  "an unknown policy": [[uploads, policy(unknown)], "undecided"],
  "a policy of an unknown file system": [[uploads, policy("ENABLED", unknown)], "undecided"],
  "a policy of another": [[uploads, policy("ENABLED", "fs-other")], "violation"],
  "nothing backs it up": [[uploads], "violation"],
  "a selection by its tag": [[tagged, selection(BY_TAG)], "compliant"],
  "a selection by its type": [
    [uploads, selection({ resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] })],
    "compliant",
  ],
  "a selection by another tag": [[uploads, selection(BY_TAG)], "violation"],
  "a selection of the other Region": [[tagged, selection(BY_TAG, "us-west-2")], "violation"],
  "One Zone, which EFS backs up by itself": [[system({ availabilityZoneName: "us-east-1a" })], "compliant"],
});

const replication = (region: unknown, sourceFileSystemId: unknown = uploads.id): Fixture =>
  resource("aws:efs/replicationConfiguration:ReplicationConfiguration", "replication", {
    sourceFileSystemId,
    destination: { region },
  });

const copied = (destinationVaultArn: unknown): Fixture[] => {
  const plan = resource(
    "aws:backup/plan:Plan",
    "nightly",
    { rules: [{ ruleName: "nightly", targetVaultName: "vault", copyActions: [{ destinationVaultArn }] }] },
    PRIMARY,
  );
  return [tagged, plan, selection({ planId: plan.id, ...BY_TAG })];
};

judges(crossRegionCopy, {
  "replicated to another Region": [[uploads, replication("us-west-2")], "compliant"],
  "replicated in its own Region": [[uploads, replication("us-east-1")], "violation", /out of us-east-1/],
  "replicated to an unknown Region": [[uploads, replication(unknown)], "undecided"],
  "another is replicated": [[uploads, replication("us-west-2", "fs-other")], "violation"],
  "an unknown one is replicated": [[uploads, replication("us-west-2", unknown)], "undecided"],
  "copied by a backup plan": [copied("arn:aws:backup:us-west-2:123456789012:backup-vault:copies"), "compliant"],
  "copied within its Region": [copied("arn:aws:backup:us-east-1:123456789012:backup-vault:copies"), "violation"],
  "copied to an unknown vault": [copied(unknown), "undecided"],
  nothing: [[uploads], "violation"],
});
