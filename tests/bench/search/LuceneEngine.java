// SPDX-License-Identifier: GPL-3.0-or-later
// Lucene 8 in the comparison. Speaks as question_loop.h tells.
//
// usage: LuceneEngine index ARTICLES.tsv FOLDER | serve FOLDER
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

public final class LuceneEngine {
  private static final int HITS = 10;
  private static final int LABELS = 10;
  private static final int YEARS = 100;

  /** Lower-case words; no phrase reaches from one value of a field into the next. */
  private static final class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 10;
    }
  }

  private static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("topics", true);
    config.setMultiValued("tickers", true);
    return config;
  }

  private static void addLabels(Document document, String field, String labels) {
    if (labels.isEmpty()) {
      return;
    }
    for (String label : labels.split(",")) {
      document.add(new SortedSetDocValuesFacetField(field, label));
      document.add(new StringField(field, label, Field.Store.NO));
    }
  }

  private static Document toDocument(String line) {
    String[] columns = line.split("\t", -1);
    Document document = new Document();
    document.add(new NumericDocValuesField("minute", Long.parseLong(columns[0])));
    document.add(new LongPoint("day", Long.parseLong(columns[0].substring(0, 8))));
    document.add(new SortedSetDocValuesFacetField("year", columns[0].substring(0, 4)));
    addLabels(document, "tickers", columns[2]);
    addLabels(document, "topics", columns[3]);
    document.add(new TextField("words", columns[4], Field.Store.NO));
    for (String paragraph : columns[5].split("\\|")) {
      document.add(new TextField("words", paragraph, Field.Store.NO));
    }
    document.add(new StoredField("title", columns[4]));
    document.add(new StoredField("body", columns[5]));
    return document;
  }

  /** Merged into one segment in the end, Lucene's fastest form. */
  private static void index(String articles, String folder) throws IOException {
    FacetsConfig facets = facetsConfig();
    IndexWriterConfig config = new IndexWriterConfig(new Words());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    try (Directory directory = MMapDirectory.open(Paths.get(folder));
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Paths.get(articles))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.addDocument(facets.build(toDocument(line)));
      }
      writer.forceMerge(1);
    }
  }

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState labels;
  private final Sort byMinute = new Sort(new SortField("minute", SortField.Type.LONG, true));
  private long shown = 0;

  private LuceneEngine(String folder) throws IOException {
    DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(Paths.get(folder)));
    searcher = new IndexSearcher(reader);
    labels = new DefaultSortedSetDocValuesReaderState(reader);
  }

  /** Columns: kind, band, match, words, ticker, topic, from, to, sort. */
  private static Query toQuery(String[] columns) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    String[] words = columns[3].isEmpty() ? new String[0] : columns[3].split(" ");
    if (words.length == 0) {
      query.add(new MatchAllDocsQuery(), Occur.MUST);
    } else if (columns[2].equals("phrase")) {
      query.add(new PhraseQuery("words", words), Occur.MUST);
    } else {
      Occur occur = columns[2].equals("any") ? Occur.SHOULD : Occur.MUST;
      for (String word : words) {
        query.add(new TermQuery(new Term("words", word)), occur);
      }
    }
    if (!columns[4].isEmpty()) {
      query.add(new TermQuery(new Term("tickers", columns[4])), Occur.FILTER);
    }
    if (!columns[5].isEmpty()) {
      query.add(new TermQuery(new Term("topics", columns[5])), Occur.FILTER);
    }
    if (!columns[6].isEmpty()) {
      query.add(LongPoint.newRangeQuery("day", day(columns[6]), day(columns[7])), Occur.FILTER);
    }
    return query.build();
  }

  private static long day(String date) {
    return Long.parseLong(date.replace("-", ""));
  }

  /** In mode top Lucene may stop counting at 1,000 matches, as it does by default. */
  private String ask(boolean full, String[] columns) throws IOException {
    long start = System.nanoTime();
    Query query = toQuery(columns);
    boolean newest = columns[8].equals("newest");
    FacetsCollector matches = new FacetsCollector();
    TopDocs hits;
    if (full) {
      hits =
          newest
              ? FacetsCollector.search(searcher, query, HITS, byMinute, matches)
              : FacetsCollector.search(searcher, query, HITS, matches);
    } else {
      hits = newest ? searcher.search(query, HITS, byMinute) : searcher.search(query, HITS);
    }
    for (ScoreDoc hit : hits.scoreDocs) {
      Document document = searcher.doc(hit.doc);
      shown += document.get("title").length() + document.get("body").length();
    }
    List<FacetResult> facets = new ArrayList<>();
    if (full) {
      Facets counts = new SortedSetDocValuesFacetCounts(labels, matches);
      facets.add(counts.getTopChildren(LABELS, "topics"));
      facets.add(counts.getTopChildren(LABELS, "tickers"));
      facets.add(counts.getTopChildren(YEARS, "year"));
    }
    long elapsed = System.nanoTime() - start;
    long total = hits.totalHits.value;
    if (full) {
      total = 0;
      for (FacetsCollector.MatchingDocs part : matches.getMatchingDocs()) {
        total += part.totalHits;
      }
    }
    return elapsed + "\t" + total + "\t" + (full ? printed(facets) : "topics  tickers  years ");
  }

  private static String printed(List<FacetResult> facets) {
    TreeMap<String, Number> years = new TreeMap<>();
    for (LabelAndValue year : values(facets.get(2))) {
      years.put(year.label, year.value);
    }
    List<String> printedYears = new ArrayList<>();
    years.forEach((year, count) -> printedYears.add(year + ":" + count));
    return "topics " + counts(facets.get(0)) + " tickers " + counts(facets.get(1)) + " years "
        + String.join(",", printedYears);
  }

  private static String counts(FacetResult facet) {
    List<String> printed = new ArrayList<>();
    for (LabelAndValue value : values(facet)) {
      printed.add(value.value.toString());
    }
    return String.join(",", printed);
  }

  private static LabelAndValue[] values(FacetResult facet) {
    return facet == null ? new LabelAndValue[0] : facet.labelValues;
  }

  private void answerQuestions() throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      int end = line.indexOf('\t');
      try {
        String[] columns = line.substring(end + 1).split("\t", -1);
        System.out.println(ask(line.substring(0, end).equals("full"), columns));
      } catch (IOException | RuntimeException error) {
        System.out.println("error\t" + error);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      index(arguments[1], arguments[2]);
    } else if (arguments.length == 2 && arguments[0].equals("serve")) {
      long start = System.nanoTime();
      LuceneEngine engine = new LuceneEngine(arguments[1]);
      System.out.println("ready " + (System.nanoTime() - start));
      engine.answerQuestions();
    } else {
      System.err.println("usage: LuceneEngine index ARTICLES.tsv FOLDER | serve FOLDER");
      System.exit(1);
    }
  }
}
