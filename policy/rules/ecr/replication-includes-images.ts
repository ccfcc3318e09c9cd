import { ECR_REPLICATION } from "../../aws";
import { perResource, UndecidedError, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { pulledImages, type PrivateImage } from "../../services/ecs/definitions";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

type Replication = ResourceOf<typeof ECR_REPLICATION>;

const RULES = "replicationConfiguration.rules";

/** A rule of a registry: to where, and which repositories by the beginnings of their names; none is all of them. */
interface Rule {
  readonly path: string;
  readonly destinations: readonly { readonly region: string; readonly account: string }[];
  readonly prefixes: readonly string[];
}

/** Throws UndecidedError where they are not known. */
const rulesOf = perResource((replication: Replication, graph: Graph): readonly Rule[] =>
  graph.read.list(replication, RULES).map((_, i) => {
    const path = `${RULES}[${i}]` as const;
    const destinations = graph.read.list(replication, `${path}.destinations`).map((__, j) => ({
      region: graph.read.string(replication, `${path}.destinations[${j}].region`, ""),
      account: graph.read.string(replication, `${path}.destinations[${j}].registryId`, ""),
    }));
    // PREFIX_MATCH is the only type of filter (https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RepositoryFilter.html).
    return { path, destinations, prefixes: graph.read.strings(replication, `${path}.repositoryFilters[*].filter`) };
  }),
);

const leadsTo = ({ destinations }: Rule, { region, account }: PrivateImage) =>
  destinations.some((one) => one.region === region && one.account === account);

const includes = ({ prefixes }: Rule, repository: string) =>
  prefixes.length === 0 || prefixes.some((prefix) => repository.startsWith(prefix));

/** What tasks of another Region pull from their own registry, and tasks of this one from theirs: one image in two registries. */
function sharedWith(replication: Replication, graph: Graph): PrivateImage[] {
  const { region } = replication;
  const own = pulledImages(graph).pulled.filter((one) => one.region === one.runsIn);
  const here = own.filter((one) => one.region === region);
  return own.filter(
    (one) =>
      one.region !== region &&
      here.some(({ repository, account }) => repository === one.repository && account === one.account),
  );
}

/** Whether a registry of the program copies a repository from one Region to the other, in either direction. */
function isCopied({ repository, account, region }: PrivateImage, other: string, graph: Graph): boolean {
  return graph.ofType(ECR_REPLICATION).some((replication) => {
    const to = replication.region === region ? other : replication.region === other ? region : undefined;
    if (to === undefined) return false;
    const image = { image: "", repository, account, region: to };
    return rulesOf(replication, graph).some((rule) => leadsTo(rule, image) && includes(rule, repository));
  });
}

export const replicationIncludesImages = defineRule({
  id: "ecr-replication-includes-images",
  title: "ECR replication should include the images of the other Region's tasks",
  practices: ["REL10-BP01"],
  service: "ECR",
  severity: "high",
  why: "Tasks of a standby pull the image from the registry of their own Region. A release that is not replicated there cannot start in a failover.",
  fix: "Add the repository's name, or its beginning, to repositoryFilters, and the Region and account of the other registry to destinations. Only what is pushed afterwards is replicated.",
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
  types: [ECR_REPLICATION],
  check(replication, graph) {
    const { region } = replication;
    if (region === undefined) return undecided({ property: "region", reason: "Its Region can't be determined." });
    const shared = sharedWith(replication, graph);
    const rules = rulesOf(replication, graph);
    const missed = shared.filter((image) => !isCopied(image, region, graph));
    for (const image of missed) {
      const { repository } = image;
      const [there] = rules.filter((rule) => leadsTo(rule, image));
      const [named] = rules.filter((rule) => includes(rule, repository));
      if (there)
        return violation({
          property: `${there.path}.repositoryFilters`,
          actual: there.prefixes,
          wanted: repository,
          message: `It replicates to ${image.region}, but not ${repository}, which tasks there pull: the next release cannot start in ${image.region}.`,
        });
      if (named)
        return violation({
          property: `${named.path}.destinations`,
          actual: named.destinations.map((one) => `${one.account} in ${one.region}`),
          wanted: `${image.account} in ${image.region}`,
          message: `It does not replicate ${repository} to ${image.region}, where tasks pull it: the next release cannot start there.`,
        });
    }
    if (missed.length < shared.length) return compliant();
    if (pulledImages(graph).open)
      throw new UndecidedError(RULES, "The images of some tasks are known only after deployment.");
    return notApplicable("No tasks of another Region pull what is in its registry.");
  },
});
