import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import org.omegat.core.Core;
import org.omegat.core.data.PrepareTMXEntry;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.ProjectTMX;
import org.omegat.core.data.RealProject;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.util.OConsts;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

/**
 * Opens a project, sets translations as its editor would, saves it and makes its documents.
 *
 * The translations are lines of a file: the segment, its translation, `default` or the number of
 * the entry that alone has it, and a note, line ends as `\\n`. What has no line stays as it is.
 */
public class OmegatWork {
    public static void main(String[] arguments) {
        try {
            work(arguments);
            System.exit(0);
        } catch (Throwable fault) { // its threads would go on for ever
            fault.printStackTrace();
            System.exit(1);
        }
    }

    private static void work(String[] arguments) throws Exception {
        RuntimePreferences.setConfigDir(arguments[2]);
        Map<String, String> options = new HashMap<>();
        PluginUtils.loadPlugins(options);
        Core.setFilterMaster(new FilterMaster(FilterMaster.createDefaultFiltersConfig()));
        Core.initializeConsole(options);
        letNothingSaveItself();
        ProjectProperties properties =
                ProjectFileStorage.loadProjectProperties(new File(arguments[0]));
        RealProject project = new RealProject(properties, null);
        Core.setProject(project);
        project.loadProject(true);
        for (String line : Files.readAllLines(Paths.get(arguments[1]), StandardCharsets.UTF_8)) {
            translate(project, line.replace("\\n", "\n").split("\t", -1));
        }
        Field memory = RealProject.class.getDeclaredField("projectTMX");
        memory.setAccessible(true);
        ProjectTMX saved = (ProjectTMX) memory.get(project);
        String path = properties.getProjectInternal() + OConsts.STATUS_EXTENSION;
        saved.save(properties, path, true);
        project.compileProject(".*");
    }

    private static void translate(RealProject project, String[] line) {
        boolean isDefault = line[2].equals("default");
        for (SourceTextEntry entry : project.getAllEntries()) {
            boolean isHere = isDefault || entry.entryNum() == Integer.parseInt(line[2]);
            if (isHere && entry.getSrcText().equals(line[0])) {
                PrepareTMXEntry made = new PrepareTMXEntry();
                made.source = line[0];
                made.translation = line[1];
                made.note = line[3].isEmpty() ? null : line[3];
                project.setTranslation(entry, made, isDefault, null);
            }
        }
    }

    private static void letNothingSaveItself() throws Exception {
        Class<?> kind = Class.forName("org.omegat.core.threads.IAutoSave");
        Field thread = Core.class.getDeclaredField("saveThread");
        thread.setAccessible(true);
        Class<?>[] kinds = {kind};
        thread.set(null, Proxy.newProxyInstance(
                kind.getClassLoader(), kinds, (proxy, method, given) -> null));
    }
}
