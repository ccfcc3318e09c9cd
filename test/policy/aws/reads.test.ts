import assert from "node:assert/strict";
import { DATABASES, DB_INSTANCE, LISTENERS } from "../../../policy/aws";
import { isOfType, type Resource } from "../../../policy/graph";
import { graphOf, resource } from "../fixtures";

// The compiler is what is tested here: an expected error that does not come is one (`npm run types`).
describe("typed reads", () => {
  const graph = graphOf(
    resource("aws:rds/instance:Instance", "db", { multiAz: true, tags: { "a.b": "c" } }),
    resource("aws:lb/listener:Listener", "web", { defaultActions: [{ type: "forward" }] }),
  );
  const [db] = graph.ofType(DB_INSTANCE);
  const [listener] = graph.ofType(...LISTENERS);

  it("take the properties that a type has, its outputs too", () => {
    assert.deepEqual(graph.boolean(db!, "multiAz"), { kind: "known", value: true });
    assert.equal(graph.string(db!, "arn").kind, "missing");
    assert.equal(graph.string(db!, `tags["a.b"]`).kind, "known");
    assert.equal(graph.string(listener!, "defaultActions[0].type").kind, "known");
  });

  it("refuse others", () => {
    // @ts-expect-error it is misspelt
    assert.equal(graph.boolean(db!, "mutliAz").kind, "missing");
    // @ts-expect-error misspelt within
    assert.equal(graph.string(listener!, "defaultActions[0].targetGroupArm").kind, "missing");
    // @ts-expect-error the step into the list is missing
    assert.equal(graph.string(listener!, "defaultActions.type").kind, "missing");
  });

  it("take of several types what any of them has", () => {
    const [database] = graph.ofType(...DATABASES);
    assert.equal(graph.string(database!, "databaseName").kind, "missing");
    // @ts-expect-error neither has it
    assert.equal(graph.string(database!, "dbNam").kind, "missing");
  });

  it("know a resource's properties once its type has been asked for", () => {
    const any: Resource = db!;
    assert.ok(isOfType(any, DB_INSTANCE));
    assert.equal(graph.boolean(any, "multiAz").kind, "known");
  });
});
