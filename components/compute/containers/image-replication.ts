import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { repositoryOf } from "./roles";

/**
 * ECR copies what is pushed to the image's repository in this Region to the other one, with the same digests; what it has copied it copies no further, so
 * that both stacks may do so (https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html). The filter is a prefix of the repository's name.
 */
export function imageReplication(
  name: string,
  { image, account, toRegion }: { image: string; account: string; toRegion: string },
  opts: pulumi.CustomResourceOptions,
): void {
  new aws.ecr.ReplicationConfiguration(
    name,
    {
      replicationConfiguration: {
        rules: [
          {
            destinations: [{ region: toRegion, registryId: account }],
            repositoryFilters: [{ filter: repositoryOf(image).repository, filterType: "PREFIX_MATCH" }],
          },
        ],
      },
    },
    opts,
  );
}
