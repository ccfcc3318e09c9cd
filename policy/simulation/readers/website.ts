import { BUCKETS, BUCKET_WEBSITE } from "../../aws";
import { serviceAtom } from "../atoms";
import { regionalPlace } from "../place";
import { reader } from "./reader";

/** The configuration of an S3 website is up while its bucket can be read, or S3 in its Region where the bucket is elsewhere. */
export const websiteReader = reader({
  types: [BUCKET_WEBSITE],
  understands: [
    ...([
      "bucket",
      "errorDocument",
      "expectedBucketOwner",
      "indexDocument",
      "redirectAllRequestsTo",
      "region",
    ] as const),
    ...(["routingRuleDetails", "routingRules"] as const),
  ],
  serve(website, scene) {
    const element = scene.of(website);
    return { flow: { kind: "gate", element }, capability: element, isStatic: true };
  },
  read(website, scene) {
    const [bucket] = scene.graph.references(website, "bucket", BUCKETS).certain;
    if (bucket) return scene.of(bucket);
    const atoms = website.region === undefined ? [] : [serviceAtom("s3", website.region)];
    return scene.placed(website, regionalPlace(website), false, `S3 serves ${scene.nameOf(website)}`, atoms);
  },
});
