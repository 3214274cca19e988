CREATE TABLE "nlp"."model_spending" (
	"workspace_id" text NOT NULL,
	"day" date NOT NULL,
	"nano_dollars" bigint NOT NULL,
	CONSTRAINT "model_spending_workspace_id_day_pk" PRIMARY KEY("workspace_id","day")
);
--> statement-breakpoint
ALTER TABLE "nlp"."analyses" ADD COLUMN "model_failure" text;--> statement-breakpoint
CREATE INDEX "model_spending_by_day" ON "nlp"."model_spending" USING btree ("day");