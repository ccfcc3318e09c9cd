import { objectLockEnabled } from "../../../../policy/rules/s3/object-lock-enabled";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const bucket = (inputs: Record<string, unknown> = {}): Fixture => resource("aws:s3/bucket:Bucket", "records", inputs);
const records = bucket();
const lock = (of: unknown): Fixture =>
  resource("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "lock", { bucket: of });

judges(objectLockEnabled, {
  on: [[bucket({ objectLockEnabled: true })], "compliant"],
  "by a configuration": [[records, lock(records.id)], "compliant"],
  "by a configuration of the former token": [
    [
      records,
      resource("aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2", "lock", {
        bucket: records.id,
      }),
    ],
    "compliant",
  ],
  "a configuration of another bucket": [[records, lock("other")], "violation"],
  "a configuration of an unknown bucket": [[records, lock(unknown)], "undecided"],
  off: [[bucket({ objectLockEnabled: false })], "violation", /every version/],
  "not given": [[records], "violation"],
  unknown: [[bucket({ objectLockEnabled: unknown })], "undecided"],
});
