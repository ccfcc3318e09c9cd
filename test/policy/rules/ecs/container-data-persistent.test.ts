import assert from "node:assert/strict";
import { containerDataPersistent as rule } from "../../../../policy/rules/ecs/container-data-persistent";
import { graphOf, judgementsOf, resource, secret, unknown, verdicts } from "../../fixtures";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const graph = (containerDefinitions: unknown, type = TASK) => graphOf(resource(type, "task", { containerDefinitions }));
const of = (image: unknown, ...paths: unknown[]) => ({
  image,
  mountPoints: paths.map((containerPath) => ({ containerPath, sourceVolume: "kept" })),
});
const judged = (...containers: unknown[]) => verdicts(rule, graph(JSON.stringify(containers))).task;

describe("ecs-container-data-persistent", () => {
  it("advises where an image that stores data has no volume, and names the path", () => {
    const [found] = judgementsOf(rule, graph(JSON.stringify([of("nginx"), of("redis:alpine")])));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.actual, found.wanted], ["redis:alpine", "a mount point at /data"]);
    for (const image of [
      ...["postgres", "library/mysql:8.4", "docker.io/library/mongo@sha256:00", "wordpress"],
      "public.ecr.aws/docker/library/mariadb:11",
    ])
      assert.equal(judged(of(image)), "violation", image);
    assert.equal(judged(of("wordpress", "/etc/ssl")), "violation");
    assert.equal(judged({ image: "redis" }), "violation");
  });

  it("accepts a volume at the path, above it or below it", () => {
    for (const path of ["/var/lib/postgresql/data", "/var/lib/postgresql", "/var/lib/postgresql/", "/var"])
      assert.equal(judged(of("postgres:17", path)), "compliant", path);
    assert.equal(judged(of("postgres:17", "/var/lib/post")), "violation");
    assert.equal(judged(of("redis", "/data"), of("postgres")), "violation");
  });

  it("does not apply to other images, or to one's own of the same name", () => {
    for (const image of ["nginx", "acme/redis", "123456789012.dkr.ecr.us-east-1.amazonaws.com/redis:1", 7, "valueOf"])
      assert.equal(judged(of(image)), "notApplicable", String(image));
    assert.equal(judged(null, "redis", 7), "notApplicable");
    assert.deepEqual(verdicts(rule, graph('{"image":"redis"}')), { task: "notApplicable" });
  });

  it("is undecided on what is unknown, secret or no JSON, and ignores other types", () => {
    for (const definitions of [unknown, secret, "[", ["redis"]])
      assert.deepEqual(verdicts(rule, graph(definitions)), { task: "undecided" });
    assert.deepEqual(verdicts(rule, graph("[]", "aws:ecs/service:Service")), {});
  });
});
