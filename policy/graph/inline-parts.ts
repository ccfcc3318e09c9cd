import {
  BUCKETS,
  BUCKET_ENCRYPTION,
  BUCKET_LIFECYCLE,
  BUCKET_OBJECT_LOCK,
  BUCKET_POLICY,
  BUCKET_REPLICATION,
  BUCKET_VERSIONING,
} from "../aws";
import type { Resource } from "./resource";
import { isTreeList, isTreeObject, UNKNOWN, type Tree, type TreeObject } from "./tree";

/**
 * Older programs give a bucket its settings as arguments of its own (`replicationConfiguration`; in BucketV2 lists,
 * `replicationConfigurations`), where today each is a resource beside it. They are read as those resources, so that a
 * rule knows one form only. Each has its bucket's URN.
 */
export function inlinePartsOf(resources: readonly Resource[]): Resource[] {
  const buckets = new Set<string>(BUCKETS);
  return resources.filter(({ type, inputsSeen }) => inputsSeen && buckets.has(type)).flatMap(partsOfBucket);
}

/** An argument by its name in Bucket and in BucketV2, and the resource that it is today. */
interface Part {
  readonly names: readonly string[];
  readonly type: string;
  readonly inputs: (value: Tree) => TreeObject;
}

/** An argument whose value is not known or has another shape: whatever is read of it is so, too. */
function within(value: Tree | undefined, make: (fields: TreeObject) => Tree): Tree {
  const inner = single(value);
  return isTreeObject(inner) ? make(inner) : (inner ?? null);
}

/** BucketV2 has a list of one for each nested object. */
function single(value: Tree | undefined): Tree | undefined {
  return isTreeList(value) && value.length < 2 ? value[0] : value;
}

function each(value: Tree | undefined, make: (fields: TreeObject) => Tree): Tree {
  return isTreeList(value) ? value.map((one) => (isTreeObject(one) ? make(one) : one)) : (value ?? null);
}

/** "Enabled" for true, `off` for false. */
function status(value: Tree | undefined, off: string): Tree {
  return typeof value === "boolean" ? (value ? "Enabled" : off) : (value ?? null);
}

/** A prefix and tags as the filter of a rule. */
function filterOf(prefix: Tree | undefined, tags: Tree | undefined): TreeObject {
  if (!isTreeObject(tags) || Object.keys(tags).length === 0) return { prefix: prefix ?? null };
  return { and: { prefix: prefix ?? null, tags } };
}

function replicationRule(rule: TreeObject): TreeObject {
  const { deleteMarkerReplicationStatus, destination, destinations, filter, filters, ...rest } = rule;
  const { sourceSelectionCriteria, sourceSelectionCriterias, ...same } = rest;
  return {
    ...same,
    filter: within(filter ?? filters, ({ prefix, tags }) => filterOf(prefix, tags)),
    deleteMarkerReplication:
      deleteMarkerReplicationStatus === undefined ? null : { status: deleteMarkerReplicationStatus },
    sourceSelectionCriteria: within(sourceSelectionCriteria ?? sourceSelectionCriterias, (criteria) => ({
      sseKmsEncryptedObjects: within(criteria.sseKmsEncryptedObjects, ({ enabled }) => ({
        status: status(enabled, "Disabled"),
      })),
    })),
    destination: within(destination ?? destinations, ({ accountId, replicaKmsKeyId, ...to }) => ({
      bucket: to.bucket ?? null,
      storageClass: to.storageClass ?? null,
      account: accountId ?? null,
      encryptionConfiguration: replicaKmsKeyId === undefined ? null : { replicaKmsKeyId },
      replicationTime: within(to.replicationTime ?? to.replicationTimes, (time) => ({
        status: time.status ?? null,
        time: { minutes: time.minutes ?? null },
      })),
      metrics: within(to.metrics, (metrics) => ({
        status: metrics.status ?? null,
        eventThreshold: { minutes: metrics.minutes ?? null },
      })),
    })),
  };
}

function lifecycleRule(rule: TreeObject): TreeObject {
  const { abortIncompleteMultipartUploadDays: days, enabled, prefix, tags, ...rest } = rule;
  const { expiration, expirations, noncurrentVersionExpiration, noncurrentVersionExpirations, ...same } = rest;
  return {
    ...same,
    status: status(enabled, "Disabled"),
    filter: filterOf(prefix, tags),
    abortIncompleteMultipartUpload: days === undefined ? null : { daysAfterInitiation: days },
    expiration: single(expiration ?? expirations) ?? null,
    noncurrentVersionExpiration: within(noncurrentVersionExpiration ?? noncurrentVersionExpirations, (noncurrent) => ({
      noncurrentDays: noncurrent.days ?? null,
    })),
  };
}

/** The fields of an argument's object; where it is not known, none of them is. */
function fieldsOf(value: Tree, names: readonly string[], make: (fields: TreeObject) => TreeObject): TreeObject {
  const inner = single(value);
  return isTreeObject(inner) ? make(inner) : Object.fromEntries(names.map((name) => [name, inner ?? null]));
}

const PARTS: readonly Part[] = [
  {
    names: ["versioning", "versionings"],
    type: BUCKET_VERSIONING,
    inputs: (value) =>
      fieldsOf(value, ["versioningConfiguration"], ({ enabled, mfaDelete }) => ({
        versioningConfiguration: {
          status: status(enabled, "Suspended"),
          mfaDelete: status(mfaDelete, "Disabled"),
        },
      })),
  },
  {
    names: ["replicationConfiguration", "replicationConfigurations"],
    type: BUCKET_REPLICATION,
    inputs: (value) =>
      fieldsOf(value, ["role", "rules"], ({ role, rules }) => ({
        role: role ?? null,
        rules: each(rules, replicationRule),
      })),
  },
  {
    names: ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"],
    type: BUCKET_ENCRYPTION,
    inputs: (value) =>
      fieldsOf(value, ["rules"], ({ rule, rules }) => ({
        rules: each(isTreeList(rules) ? rules : [rule ?? null], (fields) => ({
          bucketKeyEnabled: fields.bucketKeyEnabled ?? null,
          applyServerSideEncryptionByDefault:
            single(fields.applyServerSideEncryptionByDefault ?? fields.applyServerSideEncryptionByDefaults) ?? null,
        })),
      })),
  },
  {
    names: ["lifecycleRules"],
    type: BUCKET_LIFECYCLE,
    inputs: (value) => ({ rules: each(value, lifecycleRule) }),
  },
  {
    names: ["objectLockConfiguration"],
    type: BUCKET_OBJECT_LOCK,
    inputs: (value) =>
      fieldsOf(value, ["objectLockEnabled", "rule"], ({ objectLockEnabled, rule, rules }) => ({
        objectLockEnabled: objectLockEnabled ?? null,
        rule: single(rule ?? rules) ?? null,
      })),
  },
  { names: ["policy"], type: BUCKET_POLICY, inputs: (value) => ({ policy: value }) },
];

function partsOfBucket(bucket: Resource): Resource[] {
  return PARTS.flatMap(({ names, type, inputs: make }) => {
    const name = names.find((one) => Object.hasOwn(bucket.inputs, one));
    const value = name === undefined ? undefined : bucket.inputs[name];
    if (name === undefined || value === undefined || value === null || (isTreeList(value) && value.length === 0))
      return [];
    const inputs: TreeObject = { bucket: bucket.id ?? bucket.inputs.bucket ?? UNKNOWN, ...make(value) };
    const origins = bucket.propertyDependencies[name] ?? [];
    const others = Object.keys(inputs).map((key) => [key, origins] as const);
    return [
      {
        ...bucket,
        type,
        id: undefined,
        inputs,
        outputs: {},
        propertyDependencies: { ...Object.fromEntries(others), bucket: [bucket.urn] },
      },
    ];
  });
}
