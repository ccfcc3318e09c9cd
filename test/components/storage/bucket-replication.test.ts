import assert from "node:assert/strict";
import { nameOf, SIDES, statementsOf, waitsFor } from "../plans";
import { BUCKETS, EAST, NAME, part, planned, replications, REPLICATING, sent, WEST } from "./data-buckets";

describe("replication of a data bucket", () => {
  it("is created by the secondary's stack only, in both directions, each in its source's region", async () => {
    for (const strategy of REPLICATING) {
      const { primary, secondary } = await planned(strategy);
      assert.deepEqual(replications(primary), []);
      assert.equal(replications(secondary).length, 2 * Object.keys(BUCKETS).length);
      for (const store of Object.keys(BUCKETS))
        for (const [from, to] of [
          [EAST, WEST],
          [WEST, EAST],
        ] as const) {
          const { inputs } = secondary.where("aws:s3:BucketReplicationConfig", "bucket", NAME(from, store));
          assert.equal(inputs["region"], from);
          const [rule, ...others] = inputs["rules"];
          assert.deepEqual(others, []);
          assert.equal(rule.destination.bucket, `arn:aws:s3:::${NAME(to, store)}`);
          const key = (to === WEST ? secondary : primary).outputs["dataKeyArn"];
          assert.equal(rule.destination.encryptionConfiguration.replicaKmsKeyId, key, "the key of the destination");
          assert.deepEqual(rule.sourceSelectionCriteria, {
            sseKmsEncryptedObjects: { status: "Enabled" },
            replicaModifications: { status: "Enabled" },
          });
          const versioning = part(secondary, "BucketVersioning", store);
          assert.ok(
            waitsFor(secondary.where("aws:s3:BucketReplicationConfig", "bucket", NAME(from, store)), versioning),
          );
          assert.deepEqual([rule.filter, rule.status], [{ prefix: "" }, "Enabled"], "the whole bucket");
        }
    }
  });

  it("has Time Control, metrics and delete markers unless the settings say otherwise", async () => {
    const { secondary } = await planned("warm-standby");
    const of = (store: string) => replications(secondary).filter((r) => r.inputs["bucket"].endsWith(`-${store}`));
    const rules = (store: string) => of(store).map(({ inputs }) => inputs["rules"][0]);
    for (const { destination, deleteMarkerReplication } of rules("media")) {
      assert.deepEqual(destination.replicationTime, { status: "Enabled", time: { minutes: 15 } });
      assert.deepEqual(destination.metrics, { status: "Enabled", eventThreshold: { minutes: 15 } });
      assert.deepEqual(deleteMarkerReplication, { status: "Enabled" });
    }
    for (const { deleteMarkerReplication } of rules("archive"))
      assert.deepEqual(deleteMarkerReplication, { status: "Disabled" });
    for (const { destination } of rules("bulk"))
      assert.deepEqual([destination.replicationTime, destination.metrics], [undefined, undefined]);
  });

  it("has a role for each direction, which reads the source, writes the destination, and uses both keys in their regions", async () => {
    const { primary, secondary } = await planned("warm-standby");
    const keys: Record<string, string> = {
      [EAST]: primary.outputs["dataKeyArn"],
      [WEST]: secondary.outputs["dataKeyArn"],
    };
    for (const config of replications(secondary)) {
      const role = secondary.where(
        "aws:iam:Role",
        "tags",
        secondary.one("aws:iam:Role", nameOf(config)).inputs["tags"],
      );
      const policy = secondary.one("aws:iam:RolePolicy", nameOf(config));
      assert.equal(config.inputs["role"], role.outputs["arn"]);
      assert.ok(waitsFor(config, policy), "what is written before the role may read fails");
      const source = `arn:aws:s3:::${config.inputs["bucket"]}`;
      const destination: string = config.inputs["rules"][0].destination.bucket;
      const [from, to] = source.includes(EAST) ? [EAST, WEST] : [WEST, EAST];
      const via = (region: string) => ({ StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } });
      const statements = statementsOf(policy.inputs["policy"]);
      assert.deepEqual(
        statements.map(({ Resource, Condition }) => [Resource, Condition]),
        [
          [source, undefined],
          [`${source}/*`, undefined],
          [`${destination}/*`, undefined],
          [keys[from], via(from)],
          [keys[to], via(to)],
        ],
      );
      const actions = statements.flatMap(({ Action }) => Action as string[]);
      for (const action of ["s3:GetObjectRetention", "s3:GetObjectLegalHold", "s3:ReplicateDelete", "kms:Encrypt"])
        assert.ok(actions.includes(action), action);
      const [trust] = statementsOf(role.inputs["assumeRolePolicy"]);
      assert.deepEqual(trust!["Principal"].Service, ["s3.amazonaws.com", "batchoperations.s3.amazonaws.com"]);
    }
  });

  it("does not change in a failover, nor does anything else of the buckets, except the tag for backups", async () => {
    for (const strategy of REPLICATING) {
      const [before, after] = [await planned(strategy), await planned(strategy, { active: "secondary" })];
      for (const side of SIDES) {
        const [was, is] = [sent(before[side]), sent(after[side])];
        assert.deepEqual(Object.keys(is).sort(), Object.keys(was).sort(), "nothing made, nothing deleted");
        for (const [urn, inputs] of Object.entries(is)) {
          const isBucket = /aws:s3\/bucket:Bucket::/.test(urn);
          // Graphs of the buckets are on it, beside others.
          if (/aws:cloudwatch\/dashboard:Dashboard::storefront-region$/.test(urn)) continue;
          const untagged = (one: unknown) => (isBucket ? { ...(one as object), tags: undefined } : one);
          if (!/aws:backup\//.test(urn)) assert.deepEqual(untagged(inputs), untagged(was[urn]), urn);
        }
      }
    }
  });

  it("outputs the commands for earlier objects, each in the region of its source", async () => {
    const { primary, secondary } = await planned("warm-standby");
    const commands = secondary.outputs["stores"].buckets.media.replicateExisting;
    for (const [direction, region] of [
      ["toSecondary", EAST],
      ["toPrimary", WEST],
    ] as const) {
      const command: string = commands[direction];
      const role = replications(secondary).find((r) => r.inputs["bucket"] === NAME(region, "media"))!.inputs["role"];
      assert.ok(command.startsWith("aws s3control create-job --account-id 123456789012 "));
      assert.ok(command.includes(` --region ${region} `) && command.includes(` --role-arn ${role} `), command);
      const manifest = /--manifest-generator '([^']+)'/.exec(command)![1]!;
      assert.equal(JSON.parse(manifest).S3JobManifestGenerator.SourceBucket, `arn:aws:s3:::${NAME(region, "media")}`);
    }
    assert.equal(primary.outputs["stores"].buckets.media.replicateExisting, undefined);
  });
});
