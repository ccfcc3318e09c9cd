import type { Published } from "./published";

/** By the beginning of an image's setting. */
export const ROOT_DEVICES: Published<Readonly<Record<string, string>>> = {
  title: "Root devices of the images that EC2's own public parameters name",
  sources: [
    "https://repost.aws/knowledge-center/cloudformation-root-volume-property",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html",
  ],
  asOf: "2026-11-28",
  data: {
    "resolve:ssm:/aws/service/ami-amazon-linux-latest/": "/dev/xvda",
  },
};
