import assert from "node:assert/strict";
import { statementsOf } from "../plans";
import { CLUSTER, withDatabase } from "./rds";

describe("a Multi-AZ DB cluster", () => {
  it("exists in the primary only: writer and readable standbys with storage of their own", async () => {
    const { primary, secondary } = await withDatabase("static-site", "primary", CLUSTER);
    assert.deepEqual(secondary.all("aws:rds:Cluster"), []);
    const { inputs, protect } = primary.one("aws:rds:Cluster");
    assert.deepEqual(
      [inputs["dbClusterInstanceClass"], inputs["allocatedStorage"], inputs["storageType"], inputs["iops"]],
      ["db.m6gd.large", 100, "io1", 1000],
    );
    assert.deepEqual([inputs["engine"], inputs["clusterIdentifier"]], ["mysql", "storefront-orders-1"]);
    assert.deepEqual([protect, inputs["deletionProtection"], inputs["skipFinalSnapshot"]], [true, true, false]);
  });

  it("has a managed password under the region's key, which the service may read", async () => {
    const { primary } = await withDatabase("static-site", "primary", CLUSTER);
    const { inputs, outputs } = primary.one("aws:rds:Cluster");
    assert.equal(inputs["manageMasterUserPassword"], true);
    assert.equal(inputs["masterUserSecretKmsKeyId"], inputs["kmsKeyId"]);
    assert.ok(!("masterPassword" in inputs));
    const [read] = statementsOf(primary.one("aws:iam:RolePolicy", "storefront-stores").inputs["policy"]);
    assert.equal(read!["Resource"], outputs["masterUserSecrets"][0].secretArn);
  });

  it("refuses connections without TLS", async () => {
    const { primary } = await withDatabase("static-site", "primary", {
      ...CLUSTER,
      parameters: { max_connections: 300 },
    });
    const { inputs } = primary.one("aws:rds:ClusterParameterGroup");
    assert.equal(inputs["family"], "mysql8.4");
    assert.deepEqual(inputs["parameters"], [
      { name: "require_secure_transport", value: "1", applyMethod: "immediate" },
      { name: "max_connections", value: "300", applyMethod: "immediate" },
    ]);
  });

  it("is not in AWS Backup's plan, which cannot copy it", async () => {
    const { primary } = await withDatabase("static-site", "primary", CLUSTER);
    assert.deepEqual(primary.one("aws:rds:Cluster").inputs["tags"], { Name: "storefront-orders-1" });
  });
});
