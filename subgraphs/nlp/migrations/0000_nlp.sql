CREATE SCHEMA IF NOT EXISTS "nlp";
--> statement-breakpoint
CREATE TABLE "nlp"."analyses" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"reading" jsonb NOT NULL,
	"engine" text NOT NULL,
	"elapsed_ms" double precision NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nlp"."choices" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"reading" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nlp"."pins" (
	"chart_id" text PRIMARY KEY NOT NULL,
	"analysis_id" text,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "analyses_by_age" ON "nlp"."analyses" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "analyses_by_dataset" ON "nlp"."analyses" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "choices_by_age" ON "nlp"."choices" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "choices_by_dataset" ON "nlp"."choices" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "pins_by_analysis" ON "nlp"."pins" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "pins_by_release" ON "nlp"."pins" USING btree ("released_at");