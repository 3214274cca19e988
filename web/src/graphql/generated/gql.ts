/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query CurrentViewer {\n    viewer {\n      user {\n        id\n        name\n      }\n      workspaces(first: 1) {\n        edges {\n          node {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.CurrentViewerDocument,
    "\n  fragment ChartParts on Chart {\n    id\n    title\n    description\n    prompt\n    spec\n    query\n    version\n    viewerCanEdit\n    createdAt\n    updatedAt\n    dataset {\n      id\n      name\n    }\n    owner {\n      id\n      name\n    }\n    analysis {\n      ...AnalysisParts\n    }\n    sql {\n      text\n      parameters\n      dialect\n    }\n    data {\n      rowCount\n      truncated\n      asOf\n      columns(maxPoints: 2000) {\n        name\n        type\n        values\n      }\n    }\n  }\n": typeof types.ChartPartsFragmentDoc,
    "\n  fragment AnalysisParts on Analysis {\n    id\n    prompt\n    intent\n    mark\n    confidence\n    explanation\n    query\n    engine\n    modelFailure\n    elapsedMs\n    mentions {\n      text\n      start\n      end\n      kind\n      column\n      value\n      confidence\n    }\n  }\n": typeof types.AnalysisPartsFragmentDoc,
    "\n  fragment EditParts on ChartEdit {\n    version\n    at\n    clientId\n    reverts\n    prompt\n    author {\n      id\n      name\n    }\n    changes {\n      path\n      value\n      previous\n    }\n  }\n": typeof types.EditPartsFragmentDoc,
    "\n  query ChartShown($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n    }\n  }\n": typeof types.ChartShownDocument,
    "\n  query ChartById($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n      history(first: 50) {\n        edges {\n          cursor\n          node {\n            ...EditParts\n          }\n        }\n      }\n    }\n  }\n": typeof types.ChartByIdDocument,
    "\n  query ChartRows($id: ID!) {\n    chart(id: $id) {\n      id\n      data {\n        rowCount\n        truncated\n        columns {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n": typeof types.ChartRowsDocument,
    "\n  query ChartThumbnail($id: ID!) {\n    chart(id: $id) {\n      id\n      spec\n      data {\n        columns(maxPoints: 200) {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n": typeof types.ChartThumbnailDocument,
    "\n  query ChartList($search: String, $orderBy: ChartOrder!, $first: Int!, $after: String) {\n    charts(search: $search, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          title\n          prompt\n          spec\n          version\n          updatedAt\n          dataset {\n            id\n            name\n          }\n          owner {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.ChartListDocument,
    "\n  mutation EditChart($input: EditChartInput!) {\n    editChart(input: $input) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          id\n          title\n          description\n          spec\n          query\n          version\n          updatedAt\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on InvalidSpec {\n        message\n        issues {\n          path\n          message\n        }\n      }\n      ... on EditConflict {\n        message\n      }\n    }\n  }\n": typeof types.EditChartDocument,
    "\n  mutation RefineChart($input: RefineChartInput!) {\n    refineChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n": typeof types.RefineChartDocument,
    "\n  mutation UndoChartEdit($chartId: ID!, $clientId: String) {\n    undoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n": typeof types.UndoChartEditDocument,
    "\n  mutation RedoChartEdit($chartId: ID!, $clientId: String) {\n    redoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n": typeof types.RedoChartEditDocument,
    "\n  mutation DeleteChart($id: ID!) {\n    deleteChart(id: $id) {\n      deleted\n    }\n  }\n": typeof types.DeleteChartDocument,
    "\n  subscription ChartEdits($chartId: ID!, $sinceVersion: Int) {\n    chartEdited(chartId: $chartId, sinceVersion: $sinceVersion) {\n      ...EditParts\n      chart {\n        id\n        title\n        description\n        spec\n        query\n        version\n        updatedAt\n      }\n    }\n  }\n": typeof types.ChartEditsDocument,
    "\n  query DatasetDetail($id: ID!) {\n    dataset(id: $id) {\n      id\n      name\n      source\n      version\n      rowCount\n      createdAt\n      relationships {\n        name\n        from\n        to\n        declared\n      }\n      tables {\n        name\n        label\n        rowCount\n        columns {\n          ref\n          name\n          label\n          type\n          role\n          synonyms\n          distinctCount\n          minimum\n          maximum\n          unit\n          defaultAggregate\n          sampleValues(first: 6)\n        }\n      }\n    }\n  }\n": typeof types.DatasetDetailDocument,
    "\n  query TableRows($id: ID!, $table: String!) {\n    dataset(id: $id) {\n      id\n      version\n      tables(names: [$table]) {\n        name\n        preview(first: 20)\n      }\n    }\n  }\n": typeof types.TableRowsDocument,
    "\n  query ProfileRows($input: QueryInput!) {\n    runQuery(input: $input) {\n      __typename\n      ... on QueryData {\n        data {\n          rowCount\n          columns {\n            name\n            values\n          }\n        }\n      }\n      ... on QueryProblem {\n        message\n      }\n    }\n  }\n": typeof types.ProfileRowsDocument,
    "\n  query DatasetChoices {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n        }\n      }\n    }\n  }\n": typeof types.DatasetChoicesDocument,
    "\n  query DatasetList {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n          createdAt\n          tables {\n            name\n            label\n          }\n        }\n      }\n    }\n  }\n": typeof types.DatasetListDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n": typeof types.CreateUploadDocument,
    "\n  mutation ImportDataset($input: ImportDatasetInput!) {\n    importDataset(input: $input) {\n      __typename\n      ... on ImportStarted {\n        import {\n          id\n          status\n        }\n      }\n      ... on ImportRejected {\n        ...RejectionParts\n      }\n    }\n  }\n": typeof types.ImportDatasetDocument,
    "\n  fragment RejectionParts on ImportRejected {\n    message\n    file\n    line\n    column\n    sample\n    canSkip\n  }\n": typeof types.RejectionPartsFragmentDoc,
    "\n  subscription ImportProgress($id: ID!) {\n    importProgress(id: $id) {\n      id\n      status\n      rowsRead\n      rowsTotal\n      skippedLines\n      skippedFile {\n        url\n        lines\n      }\n      dataset {\n        id\n        name\n        rowCount\n      }\n      problem {\n        ...RejectionParts\n      }\n    }\n  }\n": typeof types.ImportProgressDocument,
    "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) {\n      import {\n        id\n        status\n      }\n    }\n  }\n": typeof types.CancelImportDocument,
    "\n  mutation DeleteDataset($id: ID!) {\n    deleteDataset(id: $id) {\n      deleted\n    }\n  }\n": typeof types.DeleteDatasetDocument,
    "\n  fragment ExportParts on Export {\n    id\n    format\n    status\n    progress\n    url\n    fileName\n    byteSize\n    problem\n  }\n": typeof types.ExportPartsFragmentDoc,
    "\n  mutation ExportCharts($input: ExportChartsInput!) {\n    exportCharts(input: $input) {\n      __typename\n      ... on ExportQueued {\n        export {\n          ...ExportParts\n        }\n      }\n      ... on ExportRefused {\n        message\n      }\n    }\n  }\n": typeof types.ExportChartsDocument,
    "\n  subscription ExportProgress($id: ID!) {\n    exportProgress(id: $id) {\n      ...ExportParts\n    }\n  }\n": typeof types.ExportProgressDocument,
    "\n  fragment LessonParts on Learned {\n    id\n    kind\n    description\n    note\n    taughtAt\n    dataset {\n      id\n      name\n    }\n  }\n": typeof types.LessonPartsFragmentDoc,
    "\n  mutation RecordFeedback($input: FeedbackInput!) {\n    recordFeedback(input: $input) {\n      learned {\n        ...LessonParts\n      }\n    }\n  }\n": typeof types.RecordFeedbackDocument,
    "\n  mutation ForgetLearned($id: ID!) {\n    forgetLearned(id: $id) {\n      forgotten\n    }\n  }\n": typeof types.ForgetLearnedDocument,
    "\n  query LearnedList($workspaceId: ID!, $first: Int!, $after: String) {\n    learned(workspaceId: $workspaceId, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...LessonParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.LearnedListDocument,
    "\n  query CorrectionStart($chartId: ID!, $datasetId: ID!) {\n    chart(id: $chartId) {\n      id\n      analysis {\n        id\n        query\n      }\n    }\n    dataset(id: $datasetId) {\n      id\n      tables {\n        name\n        label\n        columns {\n          ref\n          label\n          type\n          role\n          defaultAggregate\n          sampleValues(first: 100)\n        }\n      }\n    }\n  }\n": typeof types.CorrectionStartDocument,
    "\n  mutation GenerateChart($input: GenerateChartInput!) {\n    generateChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n": typeof types.GenerateChartDocument,
    "\n  query PromptSuggestions($datasetId: ID!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, first: $first) {\n      text\n      intent\n    }\n  }\n": typeof types.PromptSuggestionsDocument,
    "\n  query PromptCompletions($datasetId: ID!, $prefix: String!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, prefix: $prefix, first: $first) {\n      text\n      intent\n    }\n  }\n": typeof types.PromptCompletionsDocument,
};
const documents: Documents = {
    "\n  query CurrentViewer {\n    viewer {\n      user {\n        id\n        name\n      }\n      workspaces(first: 1) {\n        edges {\n          node {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.CurrentViewerDocument,
    "\n  fragment ChartParts on Chart {\n    id\n    title\n    description\n    prompt\n    spec\n    query\n    version\n    viewerCanEdit\n    createdAt\n    updatedAt\n    dataset {\n      id\n      name\n    }\n    owner {\n      id\n      name\n    }\n    analysis {\n      ...AnalysisParts\n    }\n    sql {\n      text\n      parameters\n      dialect\n    }\n    data {\n      rowCount\n      truncated\n      asOf\n      columns(maxPoints: 2000) {\n        name\n        type\n        values\n      }\n    }\n  }\n": types.ChartPartsFragmentDoc,
    "\n  fragment AnalysisParts on Analysis {\n    id\n    prompt\n    intent\n    mark\n    confidence\n    explanation\n    query\n    engine\n    modelFailure\n    elapsedMs\n    mentions {\n      text\n      start\n      end\n      kind\n      column\n      value\n      confidence\n    }\n  }\n": types.AnalysisPartsFragmentDoc,
    "\n  fragment EditParts on ChartEdit {\n    version\n    at\n    clientId\n    reverts\n    prompt\n    author {\n      id\n      name\n    }\n    changes {\n      path\n      value\n      previous\n    }\n  }\n": types.EditPartsFragmentDoc,
    "\n  query ChartShown($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n    }\n  }\n": types.ChartShownDocument,
    "\n  query ChartById($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n      history(first: 50) {\n        edges {\n          cursor\n          node {\n            ...EditParts\n          }\n        }\n      }\n    }\n  }\n": types.ChartByIdDocument,
    "\n  query ChartRows($id: ID!) {\n    chart(id: $id) {\n      id\n      data {\n        rowCount\n        truncated\n        columns {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n": types.ChartRowsDocument,
    "\n  query ChartThumbnail($id: ID!) {\n    chart(id: $id) {\n      id\n      spec\n      data {\n        columns(maxPoints: 200) {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n": types.ChartThumbnailDocument,
    "\n  query ChartList($search: String, $orderBy: ChartOrder!, $first: Int!, $after: String) {\n    charts(search: $search, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          title\n          prompt\n          spec\n          version\n          updatedAt\n          dataset {\n            id\n            name\n          }\n          owner {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.ChartListDocument,
    "\n  mutation EditChart($input: EditChartInput!) {\n    editChart(input: $input) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          id\n          title\n          description\n          spec\n          query\n          version\n          updatedAt\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on InvalidSpec {\n        message\n        issues {\n          path\n          message\n        }\n      }\n      ... on EditConflict {\n        message\n      }\n    }\n  }\n": types.EditChartDocument,
    "\n  mutation RefineChart($input: RefineChartInput!) {\n    refineChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n": types.RefineChartDocument,
    "\n  mutation UndoChartEdit($chartId: ID!, $clientId: String) {\n    undoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n": types.UndoChartEditDocument,
    "\n  mutation RedoChartEdit($chartId: ID!, $clientId: String) {\n    redoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n": types.RedoChartEditDocument,
    "\n  mutation DeleteChart($id: ID!) {\n    deleteChart(id: $id) {\n      deleted\n    }\n  }\n": types.DeleteChartDocument,
    "\n  subscription ChartEdits($chartId: ID!, $sinceVersion: Int) {\n    chartEdited(chartId: $chartId, sinceVersion: $sinceVersion) {\n      ...EditParts\n      chart {\n        id\n        title\n        description\n        spec\n        query\n        version\n        updatedAt\n      }\n    }\n  }\n": types.ChartEditsDocument,
    "\n  query DatasetDetail($id: ID!) {\n    dataset(id: $id) {\n      id\n      name\n      source\n      version\n      rowCount\n      createdAt\n      relationships {\n        name\n        from\n        to\n        declared\n      }\n      tables {\n        name\n        label\n        rowCount\n        columns {\n          ref\n          name\n          label\n          type\n          role\n          synonyms\n          distinctCount\n          minimum\n          maximum\n          unit\n          defaultAggregate\n          sampleValues(first: 6)\n        }\n      }\n    }\n  }\n": types.DatasetDetailDocument,
    "\n  query TableRows($id: ID!, $table: String!) {\n    dataset(id: $id) {\n      id\n      version\n      tables(names: [$table]) {\n        name\n        preview(first: 20)\n      }\n    }\n  }\n": types.TableRowsDocument,
    "\n  query ProfileRows($input: QueryInput!) {\n    runQuery(input: $input) {\n      __typename\n      ... on QueryData {\n        data {\n          rowCount\n          columns {\n            name\n            values\n          }\n        }\n      }\n      ... on QueryProblem {\n        message\n      }\n    }\n  }\n": types.ProfileRowsDocument,
    "\n  query DatasetChoices {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n        }\n      }\n    }\n  }\n": types.DatasetChoicesDocument,
    "\n  query DatasetList {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n          createdAt\n          tables {\n            name\n            label\n          }\n        }\n      }\n    }\n  }\n": types.DatasetListDocument,
    "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n": types.CreateUploadDocument,
    "\n  mutation ImportDataset($input: ImportDatasetInput!) {\n    importDataset(input: $input) {\n      __typename\n      ... on ImportStarted {\n        import {\n          id\n          status\n        }\n      }\n      ... on ImportRejected {\n        ...RejectionParts\n      }\n    }\n  }\n": types.ImportDatasetDocument,
    "\n  fragment RejectionParts on ImportRejected {\n    message\n    file\n    line\n    column\n    sample\n    canSkip\n  }\n": types.RejectionPartsFragmentDoc,
    "\n  subscription ImportProgress($id: ID!) {\n    importProgress(id: $id) {\n      id\n      status\n      rowsRead\n      rowsTotal\n      skippedLines\n      skippedFile {\n        url\n        lines\n      }\n      dataset {\n        id\n        name\n        rowCount\n      }\n      problem {\n        ...RejectionParts\n      }\n    }\n  }\n": types.ImportProgressDocument,
    "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) {\n      import {\n        id\n        status\n      }\n    }\n  }\n": types.CancelImportDocument,
    "\n  mutation DeleteDataset($id: ID!) {\n    deleteDataset(id: $id) {\n      deleted\n    }\n  }\n": types.DeleteDatasetDocument,
    "\n  fragment ExportParts on Export {\n    id\n    format\n    status\n    progress\n    url\n    fileName\n    byteSize\n    problem\n  }\n": types.ExportPartsFragmentDoc,
    "\n  mutation ExportCharts($input: ExportChartsInput!) {\n    exportCharts(input: $input) {\n      __typename\n      ... on ExportQueued {\n        export {\n          ...ExportParts\n        }\n      }\n      ... on ExportRefused {\n        message\n      }\n    }\n  }\n": types.ExportChartsDocument,
    "\n  subscription ExportProgress($id: ID!) {\n    exportProgress(id: $id) {\n      ...ExportParts\n    }\n  }\n": types.ExportProgressDocument,
    "\n  fragment LessonParts on Learned {\n    id\n    kind\n    description\n    note\n    taughtAt\n    dataset {\n      id\n      name\n    }\n  }\n": types.LessonPartsFragmentDoc,
    "\n  mutation RecordFeedback($input: FeedbackInput!) {\n    recordFeedback(input: $input) {\n      learned {\n        ...LessonParts\n      }\n    }\n  }\n": types.RecordFeedbackDocument,
    "\n  mutation ForgetLearned($id: ID!) {\n    forgetLearned(id: $id) {\n      forgotten\n    }\n  }\n": types.ForgetLearnedDocument,
    "\n  query LearnedList($workspaceId: ID!, $first: Int!, $after: String) {\n    learned(workspaceId: $workspaceId, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...LessonParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.LearnedListDocument,
    "\n  query CorrectionStart($chartId: ID!, $datasetId: ID!) {\n    chart(id: $chartId) {\n      id\n      analysis {\n        id\n        query\n      }\n    }\n    dataset(id: $datasetId) {\n      id\n      tables {\n        name\n        label\n        columns {\n          ref\n          label\n          type\n          role\n          defaultAggregate\n          sampleValues(first: 100)\n        }\n      }\n    }\n  }\n": types.CorrectionStartDocument,
    "\n  mutation GenerateChart($input: GenerateChartInput!) {\n    generateChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n": types.GenerateChartDocument,
    "\n  query PromptSuggestions($datasetId: ID!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, first: $first) {\n      text\n      intent\n    }\n  }\n": types.PromptSuggestionsDocument,
    "\n  query PromptCompletions($datasetId: ID!, $prefix: String!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, prefix: $prefix, first: $first) {\n      text\n      intent\n    }\n  }\n": types.PromptCompletionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CurrentViewer {\n    viewer {\n      user {\n        id\n        name\n      }\n      workspaces(first: 1) {\n        edges {\n          node {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CurrentViewer {\n    viewer {\n      user {\n        id\n        name\n      }\n      workspaces(first: 1) {\n        edges {\n          node {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChartParts on Chart {\n    id\n    title\n    description\n    prompt\n    spec\n    query\n    version\n    viewerCanEdit\n    createdAt\n    updatedAt\n    dataset {\n      id\n      name\n    }\n    owner {\n      id\n      name\n    }\n    analysis {\n      ...AnalysisParts\n    }\n    sql {\n      text\n      parameters\n      dialect\n    }\n    data {\n      rowCount\n      truncated\n      asOf\n      columns(maxPoints: 2000) {\n        name\n        type\n        values\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChartParts on Chart {\n    id\n    title\n    description\n    prompt\n    spec\n    query\n    version\n    viewerCanEdit\n    createdAt\n    updatedAt\n    dataset {\n      id\n      name\n    }\n    owner {\n      id\n      name\n    }\n    analysis {\n      ...AnalysisParts\n    }\n    sql {\n      text\n      parameters\n      dialect\n    }\n    data {\n      rowCount\n      truncated\n      asOf\n      columns(maxPoints: 2000) {\n        name\n        type\n        values\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AnalysisParts on Analysis {\n    id\n    prompt\n    intent\n    mark\n    confidence\n    explanation\n    query\n    engine\n    modelFailure\n    elapsedMs\n    mentions {\n      text\n      start\n      end\n      kind\n      column\n      value\n      confidence\n    }\n  }\n"): (typeof documents)["\n  fragment AnalysisParts on Analysis {\n    id\n    prompt\n    intent\n    mark\n    confidence\n    explanation\n    query\n    engine\n    modelFailure\n    elapsedMs\n    mentions {\n      text\n      start\n      end\n      kind\n      column\n      value\n      confidence\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EditParts on ChartEdit {\n    version\n    at\n    clientId\n    reverts\n    prompt\n    author {\n      id\n      name\n    }\n    changes {\n      path\n      value\n      previous\n    }\n  }\n"): (typeof documents)["\n  fragment EditParts on ChartEdit {\n    version\n    at\n    clientId\n    reverts\n    prompt\n    author {\n      id\n      name\n    }\n    changes {\n      path\n      value\n      previous\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartShown($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n    }\n  }\n"): (typeof documents)["\n  query ChartShown($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartById($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n      history(first: 50) {\n        edges {\n          cursor\n          node {\n            ...EditParts\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChartById($id: ID!) {\n    chart(id: $id) {\n      ...ChartParts\n      history(first: 50) {\n        edges {\n          cursor\n          node {\n            ...EditParts\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartRows($id: ID!) {\n    chart(id: $id) {\n      id\n      data {\n        rowCount\n        truncated\n        columns {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChartRows($id: ID!) {\n    chart(id: $id) {\n      id\n      data {\n        rowCount\n        truncated\n        columns {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartThumbnail($id: ID!) {\n    chart(id: $id) {\n      id\n      spec\n      data {\n        columns(maxPoints: 200) {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChartThumbnail($id: ID!) {\n    chart(id: $id) {\n      id\n      spec\n      data {\n        columns(maxPoints: 200) {\n          name\n          type\n          values\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChartList($search: String, $orderBy: ChartOrder!, $first: Int!, $after: String) {\n    charts(search: $search, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          title\n          prompt\n          spec\n          version\n          updatedAt\n          dataset {\n            id\n            name\n          }\n          owner {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChartList($search: String, $orderBy: ChartOrder!, $first: Int!, $after: String) {\n    charts(search: $search, orderBy: $orderBy, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          id\n          title\n          prompt\n          spec\n          version\n          updatedAt\n          dataset {\n            id\n            name\n          }\n          owner {\n            id\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditChart($input: EditChartInput!) {\n    editChart(input: $input) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          id\n          title\n          description\n          spec\n          query\n          version\n          updatedAt\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on InvalidSpec {\n        message\n        issues {\n          path\n          message\n        }\n      }\n      ... on EditConflict {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EditChart($input: EditChartInput!) {\n    editChart(input: $input) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          id\n          title\n          description\n          spec\n          query\n          version\n          updatedAt\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on InvalidSpec {\n        message\n        issues {\n          path\n          message\n        }\n      }\n      ... on EditConflict {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefineChart($input: RefineChartInput!) {\n    refineChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RefineChart($input: RefineChartInput!) {\n    refineChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoChartEdit($chartId: ID!, $clientId: String) {\n    undoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoChartEdit($chartId: ID!, $clientId: String) {\n    undoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedoChartEdit($chartId: ID!, $clientId: String) {\n    redoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RedoChartEdit($chartId: ID!, $clientId: String) {\n    redoChartEdit(chartId: $chartId, clientId: $clientId) {\n      __typename\n      ... on ChartEdited {\n        chart {\n          ...ChartParts\n        }\n        edit {\n          ...EditParts\n        }\n      }\n      ... on NothingToUndo {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChart($id: ID!) {\n    deleteChart(id: $id) {\n      deleted\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteChart($id: ID!) {\n    deleteChart(id: $id) {\n      deleted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ChartEdits($chartId: ID!, $sinceVersion: Int) {\n    chartEdited(chartId: $chartId, sinceVersion: $sinceVersion) {\n      ...EditParts\n      chart {\n        id\n        title\n        description\n        spec\n        query\n        version\n        updatedAt\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ChartEdits($chartId: ID!, $sinceVersion: Int) {\n    chartEdited(chartId: $chartId, sinceVersion: $sinceVersion) {\n      ...EditParts\n      chart {\n        id\n        title\n        description\n        spec\n        query\n        version\n        updatedAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetDetail($id: ID!) {\n    dataset(id: $id) {\n      id\n      name\n      source\n      version\n      rowCount\n      createdAt\n      relationships {\n        name\n        from\n        to\n        declared\n      }\n      tables {\n        name\n        label\n        rowCount\n        columns {\n          ref\n          name\n          label\n          type\n          role\n          synonyms\n          distinctCount\n          minimum\n          maximum\n          unit\n          defaultAggregate\n          sampleValues(first: 6)\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DatasetDetail($id: ID!) {\n    dataset(id: $id) {\n      id\n      name\n      source\n      version\n      rowCount\n      createdAt\n      relationships {\n        name\n        from\n        to\n        declared\n      }\n      tables {\n        name\n        label\n        rowCount\n        columns {\n          ref\n          name\n          label\n          type\n          role\n          synonyms\n          distinctCount\n          minimum\n          maximum\n          unit\n          defaultAggregate\n          sampleValues(first: 6)\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TableRows($id: ID!, $table: String!) {\n    dataset(id: $id) {\n      id\n      version\n      tables(names: [$table]) {\n        name\n        preview(first: 20)\n      }\n    }\n  }\n"): (typeof documents)["\n  query TableRows($id: ID!, $table: String!) {\n    dataset(id: $id) {\n      id\n      version\n      tables(names: [$table]) {\n        name\n        preview(first: 20)\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProfileRows($input: QueryInput!) {\n    runQuery(input: $input) {\n      __typename\n      ... on QueryData {\n        data {\n          rowCount\n          columns {\n            name\n            values\n          }\n        }\n      }\n      ... on QueryProblem {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  query ProfileRows($input: QueryInput!) {\n    runQuery(input: $input) {\n      __typename\n      ... on QueryData {\n        data {\n          rowCount\n          columns {\n            name\n            values\n          }\n        }\n      }\n      ... on QueryProblem {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetChoices {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DatasetChoices {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DatasetList {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n          createdAt\n          tables {\n            name\n            label\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DatasetList {\n    datasets(first: 100) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          source\n          version\n          rowCount\n          createdAt\n          tables {\n            name\n            label\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateUpload($input: CreateUploadInput!) {\n    createUpload(input: $input) {\n      uploadId\n      url\n      headers {\n        name\n        value\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportDataset($input: ImportDatasetInput!) {\n    importDataset(input: $input) {\n      __typename\n      ... on ImportStarted {\n        import {\n          id\n          status\n        }\n      }\n      ... on ImportRejected {\n        ...RejectionParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ImportDataset($input: ImportDatasetInput!) {\n    importDataset(input: $input) {\n      __typename\n      ... on ImportStarted {\n        import {\n          id\n          status\n        }\n      }\n      ... on ImportRejected {\n        ...RejectionParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RejectionParts on ImportRejected {\n    message\n    file\n    line\n    column\n    sample\n    canSkip\n  }\n"): (typeof documents)["\n  fragment RejectionParts on ImportRejected {\n    message\n    file\n    line\n    column\n    sample\n    canSkip\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ImportProgress($id: ID!) {\n    importProgress(id: $id) {\n      id\n      status\n      rowsRead\n      rowsTotal\n      skippedLines\n      skippedFile {\n        url\n        lines\n      }\n      dataset {\n        id\n        name\n        rowCount\n      }\n      problem {\n        ...RejectionParts\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ImportProgress($id: ID!) {\n    importProgress(id: $id) {\n      id\n      status\n      rowsRead\n      rowsTotal\n      skippedLines\n      skippedFile {\n        url\n        lines\n      }\n      dataset {\n        id\n        name\n        rowCount\n      }\n      problem {\n        ...RejectionParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) {\n      import {\n        id\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelImport($id: ID!) {\n    cancelImport(id: $id) {\n      import {\n        id\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteDataset($id: ID!) {\n    deleteDataset(id: $id) {\n      deleted\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteDataset($id: ID!) {\n    deleteDataset(id: $id) {\n      deleted\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ExportParts on Export {\n    id\n    format\n    status\n    progress\n    url\n    fileName\n    byteSize\n    problem\n  }\n"): (typeof documents)["\n  fragment ExportParts on Export {\n    id\n    format\n    status\n    progress\n    url\n    fileName\n    byteSize\n    problem\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportCharts($input: ExportChartsInput!) {\n    exportCharts(input: $input) {\n      __typename\n      ... on ExportQueued {\n        export {\n          ...ExportParts\n        }\n      }\n      ... on ExportRefused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ExportCharts($input: ExportChartsInput!) {\n    exportCharts(input: $input) {\n      __typename\n      ... on ExportQueued {\n        export {\n          ...ExportParts\n        }\n      }\n      ... on ExportRefused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ExportProgress($id: ID!) {\n    exportProgress(id: $id) {\n      ...ExportParts\n    }\n  }\n"): (typeof documents)["\n  subscription ExportProgress($id: ID!) {\n    exportProgress(id: $id) {\n      ...ExportParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LessonParts on Learned {\n    id\n    kind\n    description\n    note\n    taughtAt\n    dataset {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment LessonParts on Learned {\n    id\n    kind\n    description\n    note\n    taughtAt\n    dataset {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RecordFeedback($input: FeedbackInput!) {\n    recordFeedback(input: $input) {\n      learned {\n        ...LessonParts\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RecordFeedback($input: FeedbackInput!) {\n    recordFeedback(input: $input) {\n      learned {\n        ...LessonParts\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ForgetLearned($id: ID!) {\n    forgetLearned(id: $id) {\n      forgotten\n    }\n  }\n"): (typeof documents)["\n  mutation ForgetLearned($id: ID!) {\n    forgetLearned(id: $id) {\n      forgotten\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LearnedList($workspaceId: ID!, $first: Int!, $after: String) {\n    learned(workspaceId: $workspaceId, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...LessonParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query LearnedList($workspaceId: ID!, $first: Int!, $after: String) {\n    learned(workspaceId: $workspaceId, first: $first, after: $after) {\n      totalCount\n      edges {\n        cursor\n        node {\n          ...LessonParts\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CorrectionStart($chartId: ID!, $datasetId: ID!) {\n    chart(id: $chartId) {\n      id\n      analysis {\n        id\n        query\n      }\n    }\n    dataset(id: $datasetId) {\n      id\n      tables {\n        name\n        label\n        columns {\n          ref\n          label\n          type\n          role\n          defaultAggregate\n          sampleValues(first: 100)\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query CorrectionStart($chartId: ID!, $datasetId: ID!) {\n    chart(id: $chartId) {\n      id\n      analysis {\n        id\n        query\n      }\n    }\n    dataset(id: $datasetId) {\n      id\n      tables {\n        name\n        label\n        columns {\n          ref\n          label\n          type\n          role\n          defaultAggregate\n          sampleValues(first: 100)\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GenerateChart($input: GenerateChartInput!) {\n    generateChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation GenerateChart($input: GenerateChartInput!) {\n    generateChart(input: $input) {\n      __typename\n      ... on ChartGenerated {\n        chart {\n          ...ChartParts\n        }\n        analysis {\n          ...AnalysisParts\n        }\n      }\n      ... on ClarificationNeeded {\n        question\n        about\n        choices {\n          id\n          label\n          explanation\n        }\n      }\n      ... on CannotAnswer {\n        message\n        unknown\n        suggestions\n      }\n      ... on NoData {\n        message\n        explanation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PromptSuggestions($datasetId: ID!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, first: $first) {\n      text\n      intent\n    }\n  }\n"): (typeof documents)["\n  query PromptSuggestions($datasetId: ID!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, first: $first) {\n      text\n      intent\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PromptCompletions($datasetId: ID!, $prefix: String!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, prefix: $prefix, first: $first) {\n      text\n      intent\n    }\n  }\n"): (typeof documents)["\n  query PromptCompletions($datasetId: ID!, $prefix: String!, $first: Int!) {\n    suggestPrompts(datasetId: $datasetId, prefix: $prefix, first: $first) {\n      text\n      intent\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;