import { multiAz } from "../../../../policy/rules/dms/multi-az";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const instance = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:dms/replicationInstance:ReplicationInstance", "replication", inputs);

judges(multiAz, {
  "in two zones": [[instance({ multiAz: true })], "compliant"],
  "in one": [[instance({ multiAz: false })], "violation", /nothing is replicated/],
  "the default": [[instance({})], "violation"],
  unknown: [[instance({ multiAz: unknown })], "undecided"],
  "no boolean": [[instance({ multiAz: {} })], "undecided"],
});
