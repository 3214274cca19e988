CREATE TABLE "nlp"."feedback" (
	"analysis_id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"verdict" text NOT NULL,
	"correction" jsonb,
	"note" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nlp"."lessons" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"lesson" jsonb NOT NULL,
	"note" text,
	"taught_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lessons_once" UNIQUE("workspace_id","dataset_id","subject")
);
--> statement-breakpoint
ALTER TABLE "nlp"."analyses" ADD COLUMN "goes_on" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "feedback_by_age" ON "nlp"."feedback" USING btree ("at");--> statement-breakpoint
CREATE INDEX "feedback_by_dataset" ON "nlp"."feedback" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "lessons_by_workspace" ON "nlp"."lessons" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "lessons_by_dataset" ON "nlp"."lessons" USING btree ("dataset_id");