import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files conform, and writes what it says for verdicts.py to read.
 *
 * <p>It reads the paths of the PDFs, one a line, and writes lines of fields parted by tabs:
 *
 * <pre>
 *   verdict  PATH  FLAVOUR  passed|failed|unreadable  NUMBER OF CHECKS
 *   rule     PATH  FLAVOUR  CLAUSE-TEST  NUMBER OF FAILURES  WHAT IT ASKS FOR  WHERE IT FIRST FAILED
 * </pre>
 *
 * The exit code is 0 whatever the verdicts are: another says that there are none.
 */
final class Conformance {
    private static final List<PDFAFlavour> ASKED = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
    private static final int FAILURES_SHOWN = 20;

    private final PrintStream out;

    private Conformance(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        Conformance check = new Conformance(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            for (PDFAFlavour flavour : ASKED) {
                check.judge(path, flavour);
            }
        }
    }

    /** A file that cannot be read as a PDF is an answer too, and not the end of the run. */
    private void judge(String path, PDFAFlavour flavour) throws IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, FAILURES_SHOWN, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "passed" : "failed";
            write("verdict", path, flavour.getId(), verdict, String.valueOf(result.getTotalAssertions()));
            writeFailures(path, flavour, result);
        } catch (VeraPDFException | RuntimeException error) {
            write("verdict", path, flavour.getId(), "unreadable", "0");
            write("rule", path, flavour.getId(), "unreadable", "1", String.valueOf(error.getMessage()), "");
        }
    }

    private void writeFailures(String path, PDFAFlavour flavour, ValidationResult result) {
        Map<String, TestAssertion> first = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(name(assertion), assertion);
            }
        }
        first.forEach((name, assertion) -> {
            int count = result.getFailedChecks().getOrDefault(assertion.getRuleId(), 1);
            String where = assertion.getLocation().getContext();
            write("rule", path, flavour.getId(), name, String.valueOf(count), assertion.getMessage(), where);
        });
    }

    private static String name(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
    }

    /** Texts from veraPDF may hold tabs and line ends of their own. */
    private void write(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(String.valueOf(field).replaceAll("\\s+", " ").strip());
        }
        out.append(line).append('\n').flush();
    }
}
