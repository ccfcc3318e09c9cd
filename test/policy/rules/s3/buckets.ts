import { resource, type Fixture, type FixtureOptions } from "../../fixtures";

/** A bucket of a region, with a stack of that region's own. */
export function bucket(name: string, region: string | undefined, inputs = {}, options: FixtureOptions = {}): Fixture {
  return resource("aws:s3/bucket:Bucket", name, { bucket: `shop-${name}`, ...inputs }, { region, ...options });
}

export function versioning(of: unknown, status: unknown = "Enabled", name = "versions"): Fixture {
  return resource("aws:s3/bucketVersioning:BucketVersioning", name, {
    bucket: of,
    versioningConfiguration: { status },
  });
}

/** A replication rule that wants for nothing; changes are laid over it. */
export function rule(destination: unknown, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    status: "Enabled",
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Enabled" },
    sourceSelectionCriteria: {
      sseKmsEncryptedObjects: { status: "Enabled" },
      replicaModifications: { status: "Enabled" },
    },
    ...changes,
    destination: {
      bucket: destination,
      replicationTime: { status: "Enabled", time: { minutes: 15 } },
      metrics: { status: "Enabled" },
      ...(changes["destination"] as object | undefined),
    },
  };
}

/** A replication configuration with one rule or several. */
export function replication(of: unknown, rules: unknown, name = "there", options: FixtureOptions = {}): Fixture {
  return resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", name, { bucket: of, rules }, options);
}

export const EAST = "us-east-1";
export const WEST = "us-west-2";
