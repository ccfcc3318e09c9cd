import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// The floor: the least that any Pulumi program under mocks must do. One bucket, its id awaited.
const started = pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }),
  call: ({ inputs }) => inputs as Record<string, unknown>,
});

void started.then(() => {
  const bucket = new aws.s3.Bucket("floor");
  bucket.id.apply((id) => console.log(id));
});
