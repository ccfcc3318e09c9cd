import { dataNodes } from "../../../../policy/rules/opensearch/data-nodes";
import { dedicatedMasters } from "../../../../policy/rules/opensearch/dedicated-masters";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

for (const type of ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"]) {
  const domain = (clusterConfig?: unknown): Fixture =>
    resource(type, "search", clusterConfig === undefined ? {} : { clusterConfig });

  describe(type, () => {
    judges(dataNodes, {
      "three nodes with zone awareness": [[domain({ instanceCount: 3, zoneAwarenessEnabled: true })], "compliant"],
      "two nodes": [
        [domain({ instanceCount: 2, zoneAwarenessEnabled: true })],
        "violation",
        /^It has 2 of the 3 data nodes required/,
      ],
      "one zone": [
        [domain({ instanceCount: 3, zoneAwarenessEnabled: false })],
        "violation",
        /^All of its data nodes are in one Availability Zone/,
      ],
      "zone awareness not given": [[domain({ instanceCount: 3 })], "violation", /^All of its data nodes/],
      "nothing given: one node": [[domain()], "violation"],
      "a count that is not given: one node": [
        [domain({ zoneAwarenessEnabled: true })],
        "violation",
        /^It has 1 of the 3/,
      ],
      "an unknown count": [[domain({ instanceCount: unknown, zoneAwarenessEnabled: true })], "undecided"],
      "an unknown awareness": [[domain({ instanceCount: 3, zoneAwarenessEnabled: unknown })], "undecided"],
      "an unknown cluster": [[domain(unknown)], "undecided"],
      "a count that is none": [[domain({ instanceCount: {}, zoneAwarenessEnabled: true })], "undecided"],
    });

    judges(dedicatedMasters, {
      three: [[domain({ dedicatedMasterEnabled: true, dedicatedMasterCount: 3 })], "compliant"],
      "AWS's own number": [[domain({ dedicatedMasterEnabled: true })], "compliant"],
      two: [
        [domain({ dedicatedMasterEnabled: true, dedicatedMasterCount: 2 })],
        "violation",
        /no majority to elect a master/,
      ],
      off: [[domain({ dedicatedMasterEnabled: false, dedicatedMasterCount: 3 })], "violation", /refuses writes/],
      "not given": [[domain()], "violation"],
      "an unknown count": [[domain({ dedicatedMasterEnabled: true, dedicatedMasterCount: unknown })], "undecided"],
      "unknown whether there are": [[domain({ dedicatedMasterEnabled: unknown })], "undecided"],
    });
  });
}
