import { replicationIncludesImages } from "../../../../policy/rules/ecr/replication-includes-images";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const EAST = "us-east-1";
const WEST = "us-west-2";
const ACCOUNT = "123456789012";

const TASKS = "aws:ecs/taskDefinition:TaskDefinition";

/** Tasks of a Region that pull a repository from its own registry, or from another Region's. */
function tasks(region: string, repository = "shop/web", from = region): Fixture {
  const image = `${ACCOUNT}.dkr.ecr.${from}.amazonaws.com/${repository}@sha256:00`;
  const containerDefinitions = JSON.stringify([{ name: "web", image }]);
  return resource(TASKS, `${repository}-${region}`, { containerDefinitions }, { region });
}

interface Rule {
  readonly to?: string;
  readonly account?: string;
  readonly only?: readonly string[];
}

/** A registry's replication by some rules: to us-west-2 unless they say otherwise. */
function replication(rules: readonly Rule[], region = EAST): Fixture {
  const given = rules.map(({ to = WEST, account = ACCOUNT, only }) => ({
    destinations: [{ region: to, registryId: account }],
    ...(only && { repositoryFilters: only.map((filter) => ({ filter, filterType: "PREFIX_MATCH" })) }),
  }));
  return of({ rules: given }, region);
}

const of = (replicationConfiguration: unknown, region = EAST) =>
  resource(
    "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    `registry-${region}`,
    { replicationConfiguration },
    { region },
  );

const BOTH = [tasks(EAST), tasks(WEST)];

judges(replicationIncludesImages, {
  "every repository, to the other Region": [[replication([{}]), ...BOTH], "compliant"],
  "the beginning of the repository's name": [[replication([{ only: ["base/", "shop/"] }]), ...BOTH], "compliant"],
  "a second rule with the repository": [[replication([{ only: ["base"] }, { only: ["shop"] }]), ...BOTH], "compliant"],
  "another repository, to the other Region": [
    [replication([{ only: ["shop/api", "web"] }]), ...BOTH],
    "violation",
    /replicates to us-west-2, but not shop\/web.*rules\[0\]\.repositoryFilters: \["shop\/api","web"\]; wanted: "shop\/web"/,
  ],
  "the repository, to a third Region": [
    [replication([{ to: "eu-west-1", only: ["shop"] }]), ...BOTH],
    "violation",
    /does not replicate shop\/web to us-west-2.*rules\[0\]\.destinations.*wanted: "123456789012 in us-west-2"/,
  ],
  "the repository, to the other Region of another account": [
    [replication([{ account: "210987654321" }]), ...BOTH],
    "violation",
    /210987654321 in us-west-2/,
  ],
  "one of two images": [
    [replication([{ only: ["shop/web"] }]), ...BOTH, tasks(EAST, "log-router"), tasks(WEST, "log-router")],
    "violation",
    /but not log-router/,
  ],
  "another repository, where the other Region's registry copies the image back": [
    [replication([{ only: ["base"] }]), replication([{ to: EAST }], WEST), ...BOTH],
    "compliant",
  ],
  "another repository to a third Region: the images may be pushed to both": [
    [replication([{ to: "eu-west-1", only: ["base"] }]), ...BOTH],
    "notApplicable",
  ],
  "another repository, and tasks that pull from the one Region": [
    [replication([{ only: ["base"] }]), tasks(EAST), tasks(WEST, "shop/web", EAST)],
    "notApplicable",
  ],
  "tasks of one Region alone": [[replication([{ only: ["base"] }]), tasks(EAST)], "notApplicable"],
  "tasks of the other Region with another image": [
    [replication([{ only: ["base"] }]), tasks(EAST), tasks(WEST, "shop/api")],
    "notApplicable",
  ],
  "tasks whose image is not known": [
    [
      replication([{ only: ["base"] }]),
      tasks(EAST),
      resource(TASKS, "web", { containerDefinitions: unknown }, { region: WEST }),
    ],
    "undecided",
  ],
  "rules that are not known": [[of({ rules: unknown }), ...BOTH], "undecided"],
  "destinations that are not known": [[of({ rules: [{ destinations: unknown }] }), ...BOTH], "undecided"],
  "filters that are not known": [
    [
      of({
        rules: [
          {
            destinations: [{ region: WEST, registryId: ACCOUNT }],
            repositoryFilters: [{ filter: unknown, filterType: "PREFIX_MATCH" }],
          },
        ],
      }),
      ...BOTH,
    ],
    "undecided",
  ],
  "no configuration": [[of(undefined), ...BOTH], "notApplicable"],
});
